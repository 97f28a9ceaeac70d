### codes_leg_role

leg_role-source = власний перелік, за опублікованою митною практикою та повідомленнями про вилучення
leg_role--carried = Перевозив товари
leg_role--to_carry = Мав перевозити товари
leg_role--mother_ship = Судно-база, з якого товари прийняли інші
leg_role--took_over = Прийняв товари в дорозі
leg_role--escort = Їхав попереду для розвідки або супроводжував
leg_role--decoy = Відвертав увагу
leg_role--crew_change = Перевозив людей або припаси
