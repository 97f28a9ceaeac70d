thread-not-shown = საქმე ნაჩვენები არ იქნა
thread-column-signed = ხელმოწერილია
thread-column-party = მხარე
thread-column-what = რა
thread-column-record = ჩანაწერი
thread-cut = ამ საქმეზე უფრო მეტია ნათქვამი, ვიდრე სიაშია.
