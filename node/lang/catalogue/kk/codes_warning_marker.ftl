### Codes of the list "warning marker": what each means.

warning_marker-source = Еуропалық одақтың кедендік ақпарат жүйесі бойынша
warning_marker--armed = Қаруы болуы мүмкін
warning_marker--violent = Зорлық көрсетуі мүмкін
warning_marker--escape = Қашуға әрекет жасауы мүмкін
warning_marker--self_harm = Өз-өзіне зиян келтіруі мүмкін
warning_marker--contagious = Жұқпалы ауруы бар немесе ауру тасымалдаушы
