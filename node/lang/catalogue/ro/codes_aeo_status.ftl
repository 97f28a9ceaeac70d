### codes_aeo_status

aeo_status-source = listă proprie, după practica vamală publicată și rapoartele privind capturile
aeo_status--none = Fără statut de operator economic autorizat
aeo_status--customs = Simplificări vamale
aeo_status--security = Securitate și siguranță
aeo_status--full = Ambele
aeo_status--suspended = Suspendat
aeo_status--revoked = Revocat
