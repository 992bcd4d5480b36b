# qmethod 1.8.4; data.csv is profiles/sorts.csv
d <- read.csv("data.csv", na.strings = "", check.names = FALSE)
library(qmethod)
rownames(d) <- d$statement; m <- qmethod(d[c("Ann", "Bas", "Carla", "Dirk", "Els", "Finn", "Gita", "Hugo", "Iris", "Jan", "Kees", "Lena", "Mo", "Nora")], nfactors = 3, extraction = "PCA", rotation = "varimax"); m
