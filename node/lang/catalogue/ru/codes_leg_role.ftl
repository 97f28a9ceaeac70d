### codes_leg_role

leg_role-source = собственный перечень, по опубликованной таможенной практике и сообщениям об изъятиях
leg_role--carried = Перевозило товары
leg_role--to_carry = Должно было перевозить товары
leg_role--mother_ship = Судно-база, с которого товары приняли другие
leg_role--took_over = Приняло товары в пути
leg_role--escort = Шло впереди для разведки или сопровождало
leg_role--decoy = Отвлекало внимание
leg_role--crew_change = Перевозило людей или припасы
