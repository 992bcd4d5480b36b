# QCA 3.25.1; data.csv is conditions/towns.csv
d <- read.csv("data.csv", na.strings = "", check.names = FALSE)
d <- d[, c("trust", "host", "money", "skill", "coproduces")]
library(QCA)
tt <- truthTable(d, outcome = "coproduces", conditions = c("trust", "host", "money", "skill"), incl.cut = 0.8, pri.cut = 0.5, n.cut = 1); tt
minimize(tt, details = TRUE)
