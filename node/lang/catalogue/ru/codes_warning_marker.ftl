### codes_warning_marker

warning_marker-source = по таможенной информационной системе Европейского союза
warning_marker--armed = Может иметь оружие
warning_marker--violent = Может применить насилие
warning_marker--escape = Может попытаться скрыться
warning_marker--self_harm = Может причинить себе вред
warning_marker--contagious = Болеет заразной болезнью или является её носителем
