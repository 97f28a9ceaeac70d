### What is held of a number, a name or words: 'ntc find'.

find-undone = nothing was looked for
find-nothing = Nothing found in what this node can read.
