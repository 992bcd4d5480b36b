# QCA 3.25.1; data.csv is conditions/towns.csv
d <- read.csv("data.csv", na.strings = "", check.names = FALSE)
library(QCA)
calibrate(d$volunteers, thresholds = "e = 50.0, c = 150.0, i = 300.0")
