man-not-written = paginile de manual nu au fost scrise
