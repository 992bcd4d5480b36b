d <- read.csv("data.csv", na.strings = "", check.names = FALSE)
d$seen <- as.numeric(d$treat == "1")
library(sandwich)
library(lmtest)
coeftest(lm(y ~ seen, data = d), vcov = function(m) vcovHC(m, type = "HC2"))
m <- lm(y ~ (south + age + male + college) * seen, data = d)
coeftest(m, vcov = vcovHC(m, type = "HC3"))
if (requireNamespace("list", quietly = TRUE)) {
  print(summary(list::ictreg(y ~ south + age + male + college, treat = "seen", J = 3, data = d, method = "ml")))
  print(summary(list::ictreg(y ~ south + age + male + college, treat = "seen", J = 3, data = d, method = "nls")))
  print(list::ict.test(d$y, d$seen, J = 3))
}
