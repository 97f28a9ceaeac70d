### A case as a conversation: 'ntc thread'.

thread-not-shown = the case was not shown
thread-column-signed = SIGNED
thread-column-party = PARTY
thread-column-what = WHAT
thread-column-record = RECORD
thread-cut = More was said of this case than is listed.
