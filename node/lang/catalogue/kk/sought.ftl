sought-where = іздеуге болатын жерлер: { $names }
sought-likeness-unknown = көрсетілмеген
sought-reading = { $scheme } { $number } деп оқылды, бақылау цифры сәйкес емес: { $would } сәйкес болар еді. Құжаттармен салыстырыңыз.
sought-near = мүмкін: { $field } = { $held } мынау болуы мүмкін: { $other }, жазба { $origin } { $id } ({ $because })
sought-near-more = { $held } нөміріне осында көрсетілгеннен көп нөмір жақын; осы нөмірмен 'ntc find' бәрін көрсетеді
