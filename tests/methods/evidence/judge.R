# Runs scripts as an R that has just started does, each in a child of one that has its packages in memory
# already: to load them takes longer than most scripts do.
asked <- file("stdin", "r")
run <- function(folder) {
  streams <- lapply(file.path(folder, c("said", "told")), file, open = "w")
  sink(streams[[1]])
  sink(streams[[2]], type = "message")
  ended <- tryCatch({
    source(file.path(folder, "script.R"), print.eval = TRUE, encoding = "UTF-8")
    "well"
  }, error = function(found) { message(conditionMessage(found)); "badly" })
  sink(type = "message")
  sink()
  lapply(streams, close)
  cat(ended, file = file.path(folder, "ended"))
}
while (length(line <- readLines(asked, 2)) == 2) {
  for (package in strsplit(line[2], " ")[[1]]) try(loadNamespace(package), silent = TRUE)
  child <- parallel:::mcfork()
  if (inherits(child, "masterProcess")) {
    run(line[1])
    parallel:::mcexit()
  }
  parallel:::readChild(child)
  cat("ended\n")
  flush(stdout())
}
