d <- read.csv("data.csv", na.strings = "", check.names = FALSE)
d$unit. <- as.integer(factor(d$countyreal))
d$first. <- d$first.treat; d$first.[is.na(d$first.)] <- 0
m <- did::att_gt("lemp", "year", "unit.", "first.", ~ lpop, data = d,
  control_group = "nevertreated",
  anticipation = 0, est_method = "dr",
  base_period = "varying",
  bstrap = FALSE, cband = FALSE)
print(m)
print(did::aggte(m, type = "simple", bstrap = FALSE, cband = FALSE))
print(did::aggte(m, type = "dynamic", bstrap = FALSE, cband = FALSE))
print(did::aggte(m, type = "group", bstrap = FALSE, cband = FALSE))
print(did::aggte(m, type = "calendar", bstrap = FALSE, cband = FALSE))
