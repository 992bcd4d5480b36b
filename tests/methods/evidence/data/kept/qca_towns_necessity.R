# QCA 3.25.1; data.csv is conditions/towns.csv
d <- read.csv("data.csv", na.strings = "", check.names = FALSE)
d <- d[, c("trust", "host", "money", "skill", "coproduces")]
library(QCA)
pof("trust", "coproduces", d, relation = "necessity")
pof("~trust", "coproduces", d, relation = "necessity")
pof("host", "coproduces", d, relation = "necessity")
pof("~host", "coproduces", d, relation = "necessity")
pof("money", "coproduces", d, relation = "necessity")
pof("~money", "coproduces", d, relation = "necessity")
pof("skill", "coproduces", d, relation = "necessity")
pof("~skill", "coproduces", d, relation = "necessity")
