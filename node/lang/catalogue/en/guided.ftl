### What every command with a form says around it.

guided-node-away = Your node is away: { $why }. The form can be filled in; what it makes is kept until the node is back.
guided-no-reference = no reference was made
guided-random = the random numbers of this machine
guided-not-served = the node did not say whom it serves
guided-kept-at-once = Each answer is kept at once. Esc or Ctrl-C leaves the form; to go on with it:
guided-change = Change an answer
guided-later = Keep it for later
guided-and-now = And now
guided-seek = type a part of it, or move up and down
guided-where-kept = The draft is kept in { $path }. To go on with it:
guided-not-removed = the draft was not removed
guided-go-on = go on with '{ $command }'
guided-left-kept = you left the form; the draft is kept in { $path }
guided-left = you left the form before the first answer; nothing is kept
guided-run-again = run it again
guided-no-toml = { $path }: it is not TOML: { $why }
guided-another = { $path }: the form is for the draft of a { $kind }, and this is another
