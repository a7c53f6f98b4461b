# Steps of written procedures. The steps themselves are the office's own words.
steps-strip = { $title }: { $done } of { $steps } steps ticked
steps-strip-left = { $title }: { $open ->
    [one] 1 step was not ticked
   *[other] { $open } steps were not ticked
}
steps-hint = { $done } of { $steps } ticked · version { $version }
steps-strip-many = { $count } procedures: { $open ->
    [0] every step ticked
    [one] 1 step not ticked
   *[other] { $open } steps not ticked
}
steps-which = Which procedure?
steps-hint-left = Everybody has left. Tick what was done within 15 minutes.
steps-done-by = { $name }, { $time }
steps-open = not ticked
steps-number = Step { $number }:
steps-who = Who did it?
steps-who-back = Not done after all? Who says so?
steps-over = This visit is over; nothing can be ticked any more.
# Said to whoever has just signed out as the last one. It keeps nobody.
signed_out-open = Not every step was ticked. Close the door first; what was done can still be ticked.
unticked-more = { $count ->
    [one] and 1 more
   *[other] and { $count } more
}
