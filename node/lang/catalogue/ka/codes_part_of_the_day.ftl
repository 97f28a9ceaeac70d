### codes_part_of_the_day

part_of_the_day-source = საკუთარი სია, გამოქვეყნებული საბაჟო პრაქტიკისა და ამოღებების შესახებ ცნობების მიხედვით
part_of_the_day--night = ღამე, 0-დან 6 საათამდე
part_of_the_day--morning = დილა, 6-დან 12 საათამდე
part_of_the_day--afternoon = შუადღის შემდეგ, 12-დან 18 საათამდე
part_of_the_day--evening = საღამო, 18-დან 24 საათამდე
part_of_the_day--daytime = დღისით, 6-დან 18 საათამდე
part_of_the_day--darkness = სიბნელეში, 18-დან 6 საათამდე
