man-not-written = нұсқаулық беттері жазылмады
