### codes_territory

territory-source = ღია ზღვისთვის UN/LOCODE; ევროკავშირისთვის ISO 3166-1-ის რეზერვირებული კოდი
territory--EU = ევროკავშირი, როცა სახელმწიფო უცნობია
territory--XZ = ღია ზღვა
