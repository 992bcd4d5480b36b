"""Works of the field with which the library of the town begins. Their records were written down from memory
and say so; what the evidence below tells was read in the works or their abstracts."""

REFERENCES = r"""
@article{nabatchi2017, author={Nabatchi, Tina and Sancino, Alessandro and Sicilia, Mariafrancesca},
  title={Varieties of Participation in Public Services: The Who, When, and What of Coproduction},
  journal={Public Administration Review}, volume=77, number=5, pages={766--776}, year=2017,
  doi={10.1111/puar.12765}, language={en}}
@article{jakobsen2013, author={Jakobsen, Morten},
  title={Can Government Initiatives Increase Citizen Coproduction? Results of a Randomized Field Experiment},
  journal={Journal of Public Administration Research and Theory}, volume=23, number=1, pages={27--54},
  year=2013, doi={10.1093/jopart/mus036}, language={en}}
@article{jakobsen-andersen2013, author={Jakobsen, Morten and Andersen, Simon Calmar},
  title={Coproduction and Equity in Public Service Delivery}, journal={Public Administration Review},
  volume=73, number=5, pages={704--713}, year=2013, doi={10.1111/puar.12094}, language={en}}
@article{thomsen-jakobsen2015, author={Thomsen, Mette Kjærgaard and Jakobsen, Morten},
  title={Influencing Citizen Coproduction by Sending Encouragement and Advice: A Field Experiment},
  journal={International Public Management Journal}, volume=18, number=2, pages={286--303}, year=2015,
  doi={10.1080/10967494.2014.996628}, language={en}}
@article{voorberg2018,
  author={Voorberg, William and Jilke, Sebastian and Tummers, Lars and Bekkers, Victor},
  title={Financial Rewards Do Not Stimulate Coproduction: Evidence from Two Experiments},
  journal={Public Administration Review}, volume=78, number=6, pages={864--873}, year=2018,
  doi={10.1111/puar.12896}, language={en}}
@article{honingh2020, author={Honingh, Marlies and Bondarouk, Elena and Brandsen, Taco},
  title={Co-production in primary schools: a systematic literature review},
  journal={International Review of Administrative Sciences}, volume=86, number=2, pages={222--239}, year=2020,
  doi={10.1177/0020852318769143}, language={en}}
@article{vankleef2016, author={van Kleef, Daphne and van Eijk, Carola},
  title={In or Out: Developing a Categorization of Different Types of Co-Production by Using the
  Critical Case of Dutch Food Safety Services},
  journal={International Journal of Public Administration}, volume=39, number=13, year=2016,
  doi={10.1080/01900692.2016.1177837}, language={en}}
@article{parrado2013,
  author={Parrado, Salvador and Van Ryzin, Gregg G. and Bovaird, Tony and Löffler, Elke},
  title={Correlates of Co-production: Evidence From a Five-Nation Survey of Citizens},
  journal={International Public Management Journal}, volume=16, number=1, pages={85--112}, year=2013,
  doi={10.1080/10967494.2013.796260}, language={en}}
@incollection{steen2018, author={Steen, Trui and Brandsen, Taco and Verschuere, Bram},
  title={The Dark Side of Co-Creation and Co-Production: Seven Evils},
  booktitle={Co-Production and Co-Creation}, publisher={Routledge}, year=2018,
  doi={10.4324/9781315204956-45}, language={en}}
@article{vaneijk-steen2014, author={van Eijk, Carola and Steen, Trui},
  title={Why People Co-Produce: Analysing citizens' perceptions on co-planning engagement in health care
  services},
  journal={Public Management Review}, volume=16, number=3, pages={358--382}, year=2014,
  doi={10.1080/14719037.2013.841458}, language={en}}
@article{voorberg2015, author={Voorberg, William and Bekkers, Victor and Tummers, Lars},
  title={A Systematic Review of Co-Creation and Co-Production: Embarking on the social innovation journey},
  journal={Public Management Review}, volume=17, number=9, pages={1333--1357}, year=2015,
  doi={10.1080/14719037.2014.930505}, language={en}}
@article{brandsen-honingh2016, author={Brandsen, Taco and Honingh, Marlies},
  title={Distinguishing Different Types of Coproduction: A Conceptual Analysis Based on the Classical
  Definitions},
  journal={Public Administration Review}, volume=76, number=3, pages={427--435}, year=2016,
  doi={10.1111/puar.12465}, language={en}}
@article{brandsen-pestoff2006, author={Brandsen, Taco and Pestoff, Victor},
  title={Co-production, the third sector and the delivery of public services},
  journal={Public Management Review}, volume=8, number=4, pages={493--501}, year=2006,
  doi={10.1080/14719030601022874}, language={en}}
"""
PROPOSITIONS = {
    "Materials and training bring in also those who have least": (
        "People lack resources, not the will.",
        "Parents of children who learn the language of the school, Denmark.",
        (
            ("10.1093/jopart/mus036", "for", "experiment", "With resources, people coproduce more."),
            ("10.1111/puar.12094", "for", "experiment", "The neediest gain by materials."),
        ),
    ),
    "A letter that encourages is enough": (
        "Being asked moves people.",
        "Parents, Denmark.",
        (
            (
                "10.1080/10967494.2014.996628", "against", "experiment",
                "Encouragement and advice by letter had about no effect, and may harm motivation.",
            ),
        ),
    ),
    "Money makes people coproduce": (
        "A reward pays for the effort.",
        "Two experiments, the Netherlands.",
        (
            (
                "10.1111/puar.12896", "unclear", "experiment",
                "No effect of two euros an hour; six points of a hundred more at ten euros.",
            ),
        ),
    ),
}  # fmt: skip
