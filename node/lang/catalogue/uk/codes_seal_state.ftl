### codes_seal_state

seal_state-source = власний перелік, за опублікованою митною практикою та повідомленнями про вилучення
seal_state--intact = Ціла
seal_state--broken = Пошкоджена
seal_state--tampered = Розкрита і знову закрита
seal_state--replaced = Замінена
seal_state--cloned = Підроблена, з номером справжньої
seal_state--missing = Відсутня
seal_state--unknown = Невідомо
