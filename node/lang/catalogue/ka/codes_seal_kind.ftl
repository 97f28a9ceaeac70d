### codes_seal_kind

seal_kind-source = საკუთარი სია, ISO 17712-ის ტიპების მიხედვით
seal_kind--bolt = ჭანჭიკი
seal_kind--cable = ბაგირი
seal_kind--wire = მავთული ტყვიის ან პლასტმასის ლუქით
seal_kind--strip = პლასტმასის ან ლითონის ზოლი
seal_kind--padlock = ბოქლომი
seal_kind--label = ლენტი ან ეტიკეტი
seal_kind--electronic = ელექტრონული
