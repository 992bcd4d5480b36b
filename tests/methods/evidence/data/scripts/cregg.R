library(cregg)
show <- function(found) print(as.data.frame(found)[, c("level", "estimate", "std.error")], digits = 10)
data(taxes)
plans <- chose_plan ~ taxrate1 + taxrate2 + taxrate3 + taxrate4 + taxrate5 + taxrate6 + taxrev
show(cj(taxes, plans, id = ~ID, estimate = "amce"))
show(cj(taxes, plans, id = ~ID, estimate = "mm"))
d <- read.csv("data.csv", stringsAsFactors = TRUE)
workshops <- chosen ~ cost + open + run_by
d$cost <- factor(d$cost)
show(cj(d, workshops, id = ~respondent, estimate = "amce"))
show(cj(d, workshops, id = ~respondent, estimate = "mm"))
each <- function(estimate) {
  found <- as.data.frame(cj(d, chosen ~ cost + open, id = ~respondent, by = ~age, estimate = estimate))
  print(found[, c("age", "level", "estimate", "std.error")], digits = 10)
}
each("amce")
each("amce_diff")
