### codes_warning_marker

warning_marker-source = ევროკავშირის საბაჟო საინფორმაციო სისტემის მიხედვით
warning_marker--armed = შეიძლება იარაღი ჰქონდეს
warning_marker--violent = შეიძლება ძალადობას მიმართოს
warning_marker--escape = შეიძლება გაქცევა სცადოს
warning_marker--self_harm = შეიძლება თავი დაიზიანოს
warning_marker--contagious = აქვს გადამდები დაავადება, ან მისი მატარებელია
