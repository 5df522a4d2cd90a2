### The command line.
cli-no-findings = No findings.
cli-findings = { $count ->
    [one] { $count } finding
   *[other] { $count } findings
}
cli-left-to-fill = { $count ->
    [one] { $count } field is left
   *[other] { $count } fields are left
}
cli-done = Done.
