# QCA 3.25.1; data.csv is qca_LC.csv
d <- read.csv("data.csv", na.strings = "", check.names = FALSE)
d <- d[, c("DEV", "URB", "LIT", "IND", "STB", "SURV")]
library(QCA)
tt <- truthTable(d, outcome = "SURV", conditions = c("DEV", "URB", "LIT", "IND", "STB"), incl.cut = 0.8, pri.cut = 0.0, n.cut = 1); tt
minimize(tt, details = TRUE)
