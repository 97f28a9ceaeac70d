### The manual pages: 'ntc man'.

man-not-written = the manual pages were not written
