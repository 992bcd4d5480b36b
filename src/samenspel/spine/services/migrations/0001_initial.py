import django.db.models.deletion
import samenspel.foundation.clock
import samenspel.spine.services.models
from django.conf import settings
from django.db import migrations, models
from samenspel.foundation.tables import AtOnce


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce([
            migrations.CreateModel(
                name='Area',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=120, verbose_name='Name')),
                    ('slug', models.SlugField(max_length=80, unique=True)),
                    ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='services.area', verbose_name='Part of')),
                    ('map_picture', models.FileField(blank=True, max_length=200, upload_to='areas', verbose_name='Picture of the map')),
                    ('map_credit', models.CharField(blank=True, max_length=200, verbose_name='Who made the map')),
                    ('west', models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True, verbose_name='West')),
                    ('south', models.DecimalField(blank=True, decimal_places=6, max_digits=8, null=True, verbose_name='South')),
                    ('east', models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True, verbose_name='East')),
                    ('north', models.DecimalField(blank=True, decimal_places=6, max_digits=8, null=True, verbose_name='North')),
                ],
                options={
                    'ordering': ('name',),
                    'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='area_has_name'), models.CheckConstraint(condition=models.Q(models.Q(('east', None), ('map_picture', ''), ('north', None), ('south', None), ('west', None)), models.Q(models.Q(('map_picture', ''), _negated=True), ('east__isnull', False), ('north__isnull', False), ('south__isnull', False), ('west__isnull', False), ('east__lte', 180), ('west__gte', -180), ('west__lt', models.F('east')), ('north__lte', 85), ('south__gte', -85), ('south__lt', models.F('north'))), _connector='OR'), name='area_map_with_bounds'), models.UniqueConstraint(fields=('parent', 'name'), name='area_name_in_parent', violation_error_message='There is an area of this name here already. Choose another name.'), models.UniqueConstraint(condition=models.Q(('parent', None)), fields=('name',), name='area_name_at_top', violation_error_message='There is an area of this name here already. Choose another name.')],
                },
            ),
            migrations.CreateModel(
                name='Organisation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=120, unique=True, verbose_name='Name')),
                    ('slug', models.SlugField(max_length=80, unique=True)),
                    ('kind', models.CharField(choices=[('municipality', 'Municipality'), ('school', 'School'), ('library', 'Library'), ('police', 'Police'), ('care', 'Care provider'), ('university', 'University'), ('association', 'Association or foundation'), ('other', 'Other organisation')], max_length=20, verbose_name='Kind')),
                    ('provider_kind', models.CharField(choices=[('not_said', 'Not said'), ('public', 'Public: part of government'), ('third_sector', 'Third sector: an association, foundation or cooperative'), ('private', 'Private: a business'), ('informal', 'Informal: a network or group without legal form')], default='not_said', max_length=12, verbose_name='Kind of provider')),
                    ('homepage', models.URLField(blank=True, max_length=300, verbose_name='Website')),
                    ('contact', models.CharField(blank=True, max_length=200, verbose_name='How to reach it')),
                    ('address', models.TextField(blank=True, max_length=300, verbose_name='Postal address')),
                    ('reply_address', models.TextField(blank=True, max_length=300, verbose_name='Where answers on paper go')),
                    ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='organisations', to='services.area', verbose_name='Works in')),
                    ('professionals', models.ManyToManyField(blank=True, related_name='organisations', to=settings.AUTH_USER_MODEL, verbose_name='Professionals')),
                ],
                options={
                    'ordering': ('name',),
                    'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='organisation_has_name'), models.CheckConstraint(condition=models.Q(('kind__in', ['municipality', 'school', 'library', 'police', 'care', 'university', 'association', 'other'])), name='organisation_kind_known'), models.CheckConstraint(condition=models.Q(('provider_kind__in', ['not_said', 'public', 'third_sector', 'private', 'informal'])), name='organisation_provider_known')],
                },
            ),
            migrations.CreateModel(
                name='Service',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('identifier', models.CharField(default=samenspel.spine.services.models.new_identifier, max_length=120, unique=True, verbose_name='Identifier')),
                    ('name', models.CharField(max_length=120, verbose_name='Name')),
                    ('slug', models.SlugField(max_length=80, unique=True)),
                    ('description', models.TextField(max_length=5000, verbose_name='Description')),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='services', to='services.organisation', verbose_name='Who answers for it')),
                    ('sector', models.CharField(choices=[('01', 'General public services'), ('01.1', 'Government, finance and external affairs'), ('01.2', 'Foreign economic aid'), ('01.3', 'General services'), ('01.4', 'Basic research'), ('01.5', 'Research on general public services'), ('01.6', 'Other general public services'), ('01.7', 'Public debt'), ('01.8', 'Transfers between levels of government'), ('02', 'Defence'), ('02.1', 'Military defence'), ('02.2', 'Civil defence'), ('02.3', 'Foreign military aid'), ('02.4', 'Research on defence'), ('02.5', 'Other defence'), ('03', 'Public order and safety'), ('03.1', 'Police'), ('03.2', 'Fire protection'), ('03.3', 'Law courts'), ('03.4', 'Prisons'), ('03.5', 'Research on public order and safety'), ('03.6', 'Other public order and safety'), ('04', 'Economic affairs'), ('04.1', 'General economic, commercial and labour affairs'), ('04.2', 'Agriculture, forestry, fishing and hunting'), ('04.3', 'Fuel and energy'), ('04.4', 'Mining, manufacturing and construction'), ('04.5', 'Transport'), ('04.6', 'Communication'), ('04.7', 'Other industries'), ('04.8', 'Research on economic affairs'), ('04.9', 'Other economic affairs'), ('05', 'Environmental protection'), ('05.1', 'Waste management'), ('05.2', 'Waste water management'), ('05.3', 'Less pollution'), ('05.4', 'Nature and landscape'), ('05.5', 'Research on environmental protection'), ('05.6', 'Other environmental protection'), ('06', 'Housing and community amenities'), ('06.1', 'Housing development'), ('06.2', 'Community development'), ('06.3', 'Water supply'), ('06.4', 'Street lighting'), ('06.5', 'Research on housing and community amenities'), ('06.6', 'Other housing and community amenities'), ('07', 'Health'), ('07.1', 'Medical products and equipment'), ('07.2', 'Outpatient care'), ('07.3', 'Hospitals'), ('07.4', 'Public health'), ('07.5', 'Research on health'), ('07.6', 'Other health'), ('08', 'Recreation, culture and religion'), ('08.1', 'Recreation and sport'), ('08.2', 'Culture'), ('08.3', 'Broadcasting and publishing'), ('08.4', 'Religious and other community services'), ('08.5', 'Research on recreation, culture and religion'), ('08.6', 'Other recreation, culture and religion'), ('09', 'Education'), ('09.1', 'Pre-primary and primary education'), ('09.2', 'Secondary education'), ('09.3', 'Vocational training after secondary school'), ('09.4', 'Higher education'), ('09.5', 'Education outside levels'), ('09.6', 'Services around education'), ('09.7', 'Research on education'), ('09.8', 'Other education'), ('10', 'Social protection'), ('10.1', 'Sickness and disability'), ('10.2', 'Old age'), ('10.3', 'Survivors'), ('10.4', 'Family and children'), ('10.5', 'Unemployment'), ('10.6', 'Help with housing'), ('10.7', 'Social exclusion'), ('10.8', 'Research on social protection'), ('10.9', 'Other social protection')], max_length=5, verbose_name='Sector')),
                    ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='services', to='services.area', verbose_name='Area')),
                    ('languages', models.JSONField(default=list, verbose_name='Languages')),
                    ('status', models.CharField(choices=[('planned', 'Planned'), ('active', 'Running'), ('ended', 'Ended')], default='active', max_length=8, verbose_name='Status')),
                    ('keywords', models.CharField(blank=True, max_length=300, verbose_name='Keywords')),
                    ('processing_days', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Days until you get it')),
                    ('cost', models.CharField(blank=True, max_length=200, verbose_name='What it costs')),
                    ('homepage', models.URLField(blank=True, max_length=300, verbose_name='Website')),
                    ('changed_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                ],
                options={
                    'ordering': ('name',),
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('identifier', ''), _negated=True)), name='service_has_name'), models.CheckConstraint(condition=models.Q(('sector__in', ['01', '01.1', '01.2', '01.3', '01.4', '01.5', '01.6', '01.7', '01.8', '02', '02.1', '02.2', '02.3', '02.4', '02.5', '03', '03.1', '03.2', '03.3', '03.4', '03.5', '03.6', '04', '04.1', '04.2', '04.3', '04.4', '04.5', '04.6', '04.7', '04.8', '04.9', '05', '05.1', '05.2', '05.3', '05.4', '05.5', '05.6', '06', '06.1', '06.2', '06.3', '06.4', '06.5', '06.6', '07', '07.1', '07.2', '07.3', '07.4', '07.5', '07.6', '08', '08.1', '08.2', '08.3', '08.4', '08.5', '08.6', '09', '09.1', '09.2', '09.3', '09.4', '09.5', '09.6', '09.7', '09.8', '10', '10.1', '10.2', '10.3', '10.4', '10.5', '10.6', '10.7', '10.8', '10.9'])), name='service_sector_known'), models.CheckConstraint(condition=models.Q(('status__in', ['planned', 'active', 'ended'])), name='service_status_known')],
                },
            ),
            migrations.CreateModel(
                name='Channel',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('service', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='channels', to='services.service')),
                    ('kind', models.CharField(choices=[('web', 'Online'), ('phone', 'By phone'), ('mail', 'By e-mail'), ('desk', 'At the desk')], max_length=5, verbose_name='Way')),
                    ('address', models.CharField(max_length=300, verbose_name='Address, number or link')),
                    ('hours', models.CharField(blank=True, max_length=200, verbose_name='When')),
                ],
                options={
                    'ordering': ('id',),
                    'constraints': [models.CheckConstraint(condition=models.Q(('address', ''), _negated=True), name='channel_has_address'), models.CheckConstraint(condition=models.Q(('kind__in', ['web', 'phone', 'mail', 'desk'])), name='channel_kind_known'), models.UniqueConstraint(fields=('service', 'kind', 'address'), name='channel_once_per_service')],
                },
            ),
        ]),
    ]
