META
key;value
description;Assen Top Idee
country;Netherlands
unit;Assen
instance;2024
num_projects;14
num_votes;84
budget;100000
vote_type;approval
rule;equalshares/add1
date_begin;31.03.2024
date_end;15.04.2024
min_length;2
language;nl
currency;EUR
comment;#1: Young people between the ages of 12 and 27 could vote
PROJECTS
project_id;cost;name;votes;selected;description
3;7200;PopUp Podium;43;1;12x per jaar zal er een PopUp Podium opduiken in de stad
9;21000;Jongerenplatform;42;1;Begrip streeft ernaar een centraal platform te creëren voor
8;40000;Crossbaan in Peelo;25;0;Een baan in Peelo waar je kunt steppen, skaten, fietsen en
2;10000;Go-Zero kroegentocht;24;1;Jongeren kunnen hun eigen muzieksmaak ontdekken
11;15000;Muziekproductie studio;24;1;Studio waar elektronische muziek geproduceerd kan
1;40000;Scooter Night Ride;23;0;Tijdens de TT Assen voor jongeren tussen de 17 en 22 jaar
13;1000;Samen koken en eten;21;1;Onder jongeren is er behoefte om nieuwe mensen te
10;50000;Synthetische lichten;19;0;Hoe mooi en romantisch zou het zijn om sterren te hebben
14;5000;In gesprek;14;1;Op school leer je wel wiskunde en nederlands maar wie
5;5000;LGBTQ+ bijeenkomsten;13;1;Leuke en gezellige bijeenkomsten voor LGBTQ+ jeugdigen
6;11000;Snelheidsregeling;10;1;Een fatbike-apparaat voor snelheidsregeling voor de
7;12000;RuBox;10;0;Een opvallend vormgegeven QR-code voor een 'glazen
12;1500;Uitdelen Korans;9;1;Ik wil graag de dialoog aangaan met mensen uit Assen
4;30000;Gedichtenroute;8;0;Een route door de stad Assen aan de hand van gedichten
VOTES
voter_id;vote
1;3,9
2;3,9
3;3,9
4;3,9
5;3,9
6;3,9
7;3,9
8;3,9
9;3,9,8
10;3,9,8,11,1,10,14,4
11;3,9,2,11,13,14,5,7,12
12;3,9,2,11,5,12
13;3,9,2,1
14;3,9,11
15;3,9,11,13,5,12
16;3,9,11,14
17;3,9,13,14,5
18;3,9,13,5
19;3,9,13,5,4
20;3,9,13,7
21;3,9,14
22;3,9,14,5,7,12,4
23;3,8,11,10,7
24;3,8,13,10,7
25;3,2,11
26;3,2,11,1,13,10,7
27;3,2,11,1,10
28;3,2,11,10
29;3,2,11,5
30;3,2,11,12
31;3,2,13
32;3,2,13
33;3,11,1,13,10,7
34;3,11,13
35;3,11,10
36;3,1
37;3,1
38;3,1
39;3,1
40;3,13,10,4
41;3,14
42;3,5
43;3,7
44;9,8
45;9,8
46;9,8
47;9,8
48;9,8
49;9,8,2
50;9,8,2,1
51;9,8,10,12
52;9,2,11,1
53;9,2,1,13,6
54;9,2,1,13,7
55;9,2,5,6
56;9,11
57;9,11,14,5
58;9,1,13,14,12
59;9,10
60;9,10,6,12
61;9,14,6
62;9,5,6
63;9,4
64;8,2
65;8,2,11
66;8,2,11,1,13,10
67;8,2,10,14
68;8,11,1,6
69;8,11,13
70;8,1
71;8,1
72;8,1
73;8,1,5
74;8,10
75;8,6
76;8,7,4
77;2,11,1,13,10,4
78;2,1
79;2,1,10
80;13,10,6
81;13,4
82;10,14,6
83;14,6
84;14,12
