### codes_warning_marker

warning_marker-source = за митною інформаційною системою Європейського Союзу
warning_marker--armed = Може мати зброю
warning_marker--violent = Може застосувати насильство
warning_marker--escape = Може спробувати втекти
warning_marker--self_harm = Може заподіяти собі шкоду
warning_marker--contagious = Хворіє на заразну хворобу або є її носієм
