### Who is told of what happens, outside of the program: 'ntc notify'.

notify-not-listed = nothing was listed
notify-nobody = Nobody is told: node.toml names no webhook and no mail box.
notify-column-name = NAME
notify-column-by = BY
notify-column-host = HOST
notify-column-told = TOLD
notify-column-last = LAST
notify-column-state = STATE
notify-takes-nothing = { $name } takes nothing since { $since } UTC ({ $count } attempts, again at { $again }): { $reason } { $why }
notify-missed = { $name }: something may be missing: { $missed }
notify-state-waiting = waiting
notify-state-telling = telling
notify-state-up-to-date = up_to_date
