/*
 * real_names.h - names that people in the region have, and pseudonyms they choose: all must be let in (X2).
 * First names are from everyday use; nobody in particular is meant. No two are spellings of one name.
 */
#ifndef NB_TEST_REAL_NAMES_H
#define NB_TEST_REAL_NAMES_H

/* clang-format off */
static const char *const region_names[] = {
	/* Dutch */
	"Aafke", "Aart", "Abel", "Adriaan", "Adriana", "Agnes", "Albert", "Aleida", "Alexander",
	"Alida", "Alma", "Amber", "Anja", "Anke", "Anna", "Annelies", "Annet", "Anneke",
	"Anouk", "Ans", "Anton", "Antje", "Arend", "Arie", "Arjan", "Arno", "Astrid", "Bas", "Bart",
	"Bastiaan", "Bea", "Ben", "Berend", "Bernard", "Bertus", "Betsy", "Bianca", "Bob",
	"Boudewijn", "Bram", "Brechtje", "Brigitte", "Caspar", "Catharina", "Cees", "Christiaan",
	"Christien", "Coby", "Coen", "Connie", "Corinne", "Cornelis", "Corrie", "Daan", "Danique",
	"Daphne", "Debbie", "Dennis", "Desiree", "Diana", "Dick", "Diederik", "Dieuwertje", "Dirk",
	"Dominique", "Doortje", "Dorien", "Drika", "Ed", "Edith", "Eelco", "Eline", "Elke", "Ellen",
	"Elly", "Els", "Elsbeth", "Emiel", "Emma", "Eric", "Erik", "Ernst", "Esmee", "Esther", "Eva",
	"Evelien", "Ewout", "Femke", "Ferdinand", "Fien", "Fleur", "Floor", "Floris", "Frank",
	"Frans", "Frederik", "Freek", "Froukje", "Gea", "Geert", "Geertje", "Gerard", "Gerrit",
	"Gerda", "Gijs", "Gisela", "Govert", "Greetje", "Guido", "Guus", "Hanna", "Hanneke", "Hans",
	"Harm", "Harrie", "Hedwig", "Heleen", "Helga", "Hendrik", "Henk", "Henny", "Herman", "Hester",
	"Hettie", "Hilde", "Hugo", "Ilona", "Ilse", "Imke", "Inge", "Ingrid", "Irene", "Iris", "Irma",
	"Isabel", "Ivo", "Jaap", "Jacco", "Jacob", "Jacqueline", "Jan", "Janneke", "Jantje", "Jasper",
	"Jeanette", "Jelle", "Jenny", "Jeroen", "Jessica", "Jesse", "Jet", "Jetske", "Joep", "Johan",
	"Johanna", "Jolanda", "Joost", "Jordy", "Joris", "Josien", "Judith", "Jules", "Jurgen",
	"Kaatje", "Karel", "Karin", "Kees", "Kim", "Klaas", "Koen", "Koos", "Lars", "Laura",
	"Leendert", "Leo", "Leonie", "Leontien", "Lia", "Lianne", "Lies", "Liesbeth", "Lieke",
	"Linda", "Lisette", "Loes", "Lotte", "Louise", "Luuk", "Maaike", "Maarten", "Madelon",
	"Manon", "Marcel", "Mareike", "Margriet", "Marianne", "Marieke", "Marijn", "Marjolein",
	"Mark", "Marleen", "Martijn", "Mathijs", "Maud", "Maurits", "Max", "Melle", "Menno", "Merel",
	"Michiel", "Mieke", "Milou", "Minke", "Mirjam", "Monique", "Naomi", "Nel", "Nelleke", "Niels",
	"Nienke", "Noor", "Olaf", "Olga", "Paula", "Pauline", "Peter", "Petra", "Pien", "Pieter",
	"Pim", "Quinten", "Rachel", "Ralph", "Rein", "Remco", "Renate", "Rianne", "Richard", "Rik",
	"Rob", "Robbert", "Roel", "Roos", "Rosanne", "Ruben", "Rudolf", "Ruud", "Saskia", "Sander",
	"Sanne", "Sebastiaan", "Sem", "Sien", "Simone", "Sjaak", "Sjoerd", "Sjors", "Stefan",
	"Steven", "Stijn", "Susan", "Suzanne", "Teun", "Thea", "Theo", "Thijs", "Tiny", "Titia",
	"Tjeerd", "Tom", "Toos", "Trudy", "Truus", "Ursula", "Vera", "Vincent", "Wendy", "Wessel",
	"Wieke", "Wil", "Willem", "Wilma", "Wim", "Wouter", "Xander", "Yvonne", "Zoë", "Zwaan",
	/* Frisian */
	"Aukje", "Baukje", "Bauke", "Boukje", "Douwe", "Durkje", "Doutzen", "Eelkje", "Eeltsje",
	"Feikje", "Folkert", "Fokje", "Foppe", "Froukjen", "Gjalt", "Gerbrich", "Hidde", "Hiske",
	"Hylke", "Ids", "Idske", "Jildou", "Jelmer", "Jitske", "Jorrit", "Lysbeth", "Lolkje",
	"Marrit", "Minke-Ate", "Nynke", "Oane", "Oege", "Piebe", "Pytsje", "Rixt", "Rinske", "Sake",
	"Sietske", "Sipke", "Sjoukje", "Sytse", "Sytske", "Teake", "Tjitske", "Tsjerk", "Ytsje",
	"Wâtse", "Wytske", "Wiebren", "Ynskje",
	/* Turkish */
	"Ahmet", "Ayşe", "Ayşegül", "Aylin", "Bahar", "Barış", "Berk", "Burak", "Büşra", "Can", "Cem",
	"Cemile", "Çağla", "Çiğdem", "Defne", "Deniz", "Derya", "Dilara", "Ebru", "Elif", "Emine",
	"Emre", "Engin", "Erdoğan", "Esra", "Fatma", "Fikret", "Gizem", "Gökhan", "Gül", "Gülşen",
	"Güney", "Hakan", "Halil", "Hasan", "Hatice", "Hülya", "Hüseyin", "İbrahim", "İpek", "İsmail",
	"Kadir", "Kemal", "Kübra", "Leyla", "Mehmet", "Melike", "Meryem", "Murat", "Mustafa", "Nazlı",
	"Nuray", "Oğuz", "Onur", "Orhan", "Osman", "Ömer", "Özlem", "Pınar", "Ramazan", "Rüya",
	"Selim", "Selin", "Serkan", "Sevgi", "Sinem", "Şule", "Şeyma", "Tarık", "Tuğba", "Tülay",
	"Ufuk", "Umut", "Ünal", "Yasemin", "Yavuz", "Yıldız", "Yusuf", "Zehra", "Zeynep",
	/* Polish */
	"Agnieszka", "Andrzej", "Bartosz", "Bogdan", "Bożena", "Celina", "Czesław", "Dariusz",
	"Dorota", "Elżbieta", "Ewelina", "Franciszek", "Gabriela", "Grażyna", "Grzegorz", "Halina",
	"Henryk", "Iwona", "Jadwiga", "Janusz", "Jarosław", "Jerzy", "Joanna", "Józef", "Kamil",
	"Katarzyna", "Kazimierz", "Krystyna", "Krzysztof", "Leszek", "Lidia", "Łucja", "Łukasz",
	"Maciej", "Małgorzata", "Marek", "Mateusz", "Michał", "Mirosława", "Natalia", "Paweł",
	"Piotr", "Przemysław", "Radosław", "Renata", "Ryszard", "Sławomir", "Stanisław",
	"Świętosława", "Szymon", "Teresa", "Tomasz", "Urszula", "Wacław", "Wanda", "Wiesław",
	"Wioletta", "Wojciech", "Zbigniew", "Zdzisław", "Zofia", "Żaneta", "Ździsia",
	/* Arabic, in Latin letters */
	"Abdallah", "Abdelkader", "Adil", "Aïcha", "Amina", "Amine", "Anwar", "Aziz", "Bilal",
	"Brahim", "Chaima", "Driss", "Fadma", "Farid", "Fatiha", "Fouad", "Ghassan", "Habiba",
	"Hafsa", "Hamza", "Hanan", "Hassan", "Hicham", "Houda", "Idriss", "Ikram", "Imane", "Ismael",
	"Jamila", "Karima", "Khadija", "Khalid", "Laila", "Latifa", "Loubna", "Malika", "Mahmoud",
	"Mohammed", "Mourad", "Mounir", "Nadia", "Najat", "Naïma", "Nawal", "Noureddine", "Omar",
	"Rachid", "Rachida", "Rania", "Rashida", "Redouan", "Saïd", "Salima", "Samira", "Soufiane",
	"Soukaina", "Wafaa", "Walid", "Yassine", "Youssef", "Zakaria", "Zineb",
	/* pseudonyms */
	"Veldbloem", "Waterlelie", "Stille Wilg", "Kleine Egel", "Blauwe Vaart", "Zonder Haast",
	"Morgendauw", "Kees van Zuid", "Zachte Regen", "Tukker", "D'n Tukker", "Oude Eik",
	"Rode Klaver", "Heidevogel", "Nachtuil 7", "Koffie met melk", "Bart Smit", "Evert Aarts",
	"Van 't Hof", "Marijke de V.", "Jan-Willem", "Anne-Marie", "Regenboog", "Maanlicht",
	"Roodborstje", "Zilverberk", "Groene Thee", "Wandelaar", "Fietser 12", "Lente", "Herfstblad",
	"Ochtendmens", "Bezige Bij", "Nuchter", "Eekhoorn", "Twentse Ros", "Noorderzon",
	"Vlindertuin", "Zeewind", "Steenuil", "IJsvogel", "Kraanvogel", "Hoop", "Mosterd",
	"Pepernoot", "Sterrenstof", "Toekomst", "Hobbelpaard", "Staffan", "Hostetler",
};
/* clang-format on */

#endif
