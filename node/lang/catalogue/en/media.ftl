### Bodies of pictures and documents: 'ntc media'.

media-not-stored = the body was not stored
media-storing = storing
media-try-again = try again
media-other-hash = the node names another hash than the file has
media-doubt = To look at: the name says { $content }, and the file does not begin as one does.
media-stored = Stored { $name } ({ $size }).
media-in-draft = In the draft of the alert:
media-not-fetched = the body was not fetched
media-other-body = what came does not have the hash that was asked for
media-fetched = Fetched { $name } ({ $size }); its hash holds.
media-kinds = photo, xray or document
