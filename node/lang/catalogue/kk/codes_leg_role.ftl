### Codes of the list "leg role": what each means.

leg_role-source = кеден тәжірибесі мен алып қою туралы жарияланған есептер негізіндегі өз тізімі
leg_role--carried = Тауарды тасыды
leg_role--to_carry = Тауарды тасуға тиіс болды
leg_role--mother_ship = Негізгі кеме, тауарды содан басқалар алды
leg_role--took_over = Тауарды жолда қабылдап алды
leg_role--escort = Алдынан барлап жүрді немесе ілесіп жүрді
leg_role--decoy = Назарды басқа жаққа аударды
leg_role--crew_change = Адамдарды немесе жабдықты тасыды
