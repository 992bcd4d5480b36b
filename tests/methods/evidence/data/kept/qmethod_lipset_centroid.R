# qmethod 1.8.4; data.csv is qmethod_lipset_qsorts.csv
d <- read.csv("data.csv", na.strings = "", check.names = FALSE)
library(qmethod)
rownames(d) <- d[[which(names(d) == "")]]; m <- qmethod(d[c("US1", "US2", "US3", "US4", "JP5", "CA6", "UK7", "US8", "FR9")], nfactors = 3, extraction = "centroid", rotation = "varimax"); m
