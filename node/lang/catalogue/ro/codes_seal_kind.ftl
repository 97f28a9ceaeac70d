### codes_seal_kind

seal_kind-source = listă proprie, după tipurile ISO 17712
seal_kind--bolt = Cu bolț
seal_kind--cable = Cu cablu
seal_kind--wire = Cu sârmă și plumb sau plastic
seal_kind--strip = Bandă de plastic sau de metal
seal_kind--padlock = Lacăt
seal_kind--label = Bandă adezivă sau etichetă
seal_kind--electronic = Electronic
