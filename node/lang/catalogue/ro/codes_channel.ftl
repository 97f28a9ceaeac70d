### codes_channel

channel-source = listă proprie, după practica vamală publicată și rapoartele privind capturile
channel--green = Verde: nimic de declarat sau liber de vamă fără control
channel--red = Roșu: mărfuri de declarat sau de controlat fizic
channel--yellow = Galben: se verifică documentele
channel--blue = Albastru: se verifică după acordarea liberului de vamă
