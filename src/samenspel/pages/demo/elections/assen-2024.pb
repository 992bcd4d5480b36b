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
1;9,2,1,13,6
2;2,1,10
3;3,1
4;3,1
5;3,1
6;3,1
7;3,9,13,7
8;13,4
9;3,2,11,1,10
10;9,1,13,14,12
11;3,2,13
12;3,2,13
13;3,9,2,11,13,14,5,7,12
14;3,5
15;3,9
16;3,9
17;3,9
18;3,9
19;3,9
20;3,9
21;3,9
22;3,9
23;9,2,5,6
24;3,8,13,10,7
25;3,14
26;9,2,1,13,7
27;3,9,14
28;9,10
29;3,2,11,1,13,10,7
30;3,11,10
31;3,9,11
32;3,13,10,4
33;3,9,14,5,7,12,4
34;9,10,6,12
35;3,7
36;3,9,11,13,5,12
37;8,2,11
38;2,11,1,13,10,4
39;9,8,2,1
40;9,14,6
41;13,10,6
42;3,9,13,14,5
43;8,1,5
44;14,12
45;3,2,11,12
46;3,9,13,5,4
47;8,2,11,1,13,10
48;3,9,11,14
49;14,6
50;8,1
51;8,1
52;8,1
53;8,2,10,14
54;9,8,10,12
55;9,11
56;3,2,11
57;3,9,2,1
58;3,9,8
59;3,11,1,13,10,7
60;9,8,2
61;9,8
62;9,8
63;9,8
64;9,8
65;9,8
66;9,11,14,5
67;3,8,11,10,7
68;8,2
69;3,2,11,5
70;3,9,2,11,5,12
71;10,14,6
72;2,1
73;8,6
74;9,2,11,1
75;3,9,13,5
76;8,11,13
77;9,4
78;8,11,1,6
79;8,7,4
80;3,9,8,11,1,10,14,4
81;9,5,6
82;3,11,13
83;8,10
84;3,2,11,10
