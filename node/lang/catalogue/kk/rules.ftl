### Why there are the rules that are shipped with a node

rule_why--tell-what-is-agreed = келісімдер мен автордың пайдалану шарттары жазбаны беруге рұқсат етеді
rule_why--disclose-what-is-agreed = келісімдер бөлімді беруге рұқсат етеді
rule_why--accept-what-is-agreed = келісімдер жазбаның келуіне рұқсат етеді
rule_why--answer-agreed-queries = келісімдер тараптың сұрауына рұқсат етеді
rule_why--publishers-call = жариялаушы қызметкерлер өз рөлінің шақыруларын жасайды
rule_why--liaison-officers-call = байланыс қызметкерлері өз рөлінің шақыруларын жасайды
rule_why--administrators-call = әкімшілер өз рөлінің шақыруларын жасайды
rule_why--auditors-call = аудиторлар өз рөлінің шақыруларын жасайды
rule_why--liaison-asks = байланыс қызметкерлері серіктестерден тауарлар, көлік құралдары және компаниялар туралы сұрайды
rule_why--liaison-asks-about-persons = байланыс қызметкерлері серіктестерден тұлғалар туралы сұрайды
rule_why--publishers-see = жариялаушы қызметкерлер жазбаларды көреді
rule_why--liaison-officers-see = байланыс қызметкерлері жазбаларды көреді
rule_why--auditors-see = аудиторлар жазбаларды көреді
rule_why--administrators-see-all-but-red = әкімшілер TLP:RED емес жазбаларды көреді
rule_why--administrators-erase = әкімшілер жазбаларды өшіреді
rule_why--floor-agreed = келісімдер, автордың пайдалану шарттары немесе қызметкердің рөлі бұған рұқсат бермейді
rule_why--floor-national = ұлттық бөлім тараптан сыртқа ешқашан шықпайды
