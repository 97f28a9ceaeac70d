### The way to the node: the profile, and what is wrong with it.

client-not-connected = the profile cannot be used
client-no-home = no home directory is known
client-not-there = { $path } is not there
client-profile-lines = it holds two lines: address = "HOST:PORT" and server_name = "NAME"
client-address = the node's address cannot be used
client-address-write = write HOST:PORT, for example ntc.example.gov:7443 or [::1]:7443
client-no-port = '{ $address }' has no port
client-not-a-port = '{ $port }' is not a port
client-not-a-host = '{ $name }' is not a host name or an IP address
client-open-key = the private key { $path } has mode { $mode }: others can read it
client-no-key = { $path } holds no private key in PEM: { $why }
client-no-certificate = { $path } holds no certificate in PEM: { $why }
client-empty = there is none in it
client-issue-again = ask your node's administrator to issue the profile again
client-no-profile = no profile to connect with
client-name-profile = name the directory that your node's administrator issued to you: --profile DIR or NTC_PROFILE=DIR
client-not-reached = the node at { $address } was not reached
