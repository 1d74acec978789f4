"""Ordinary Spanish that holds, sounds like, or is spelt almost like words of the lexicon, and must not be found."""

INNOCENT = """
computadora | disputa | diputado | la diputada habló | reputación | amputar | imputado | computar | putrefacto
permuta | analista | análisis | ano | año nuevo | un año | veinte años | anotar | canal | banal | manantial | anorak
culminar | película | partícula | vehículo | ridículo | calculadora | artículo | vínculo | círculo | ruleta rusa
cultivo | pollo asado | el pollo | pollito | repollo | apoyo | poyo de la cocina | pollación | ampolla | cebolla
pena de muerte | la peña | peña deportiva | vale la pena | me da pena | penetrante | apenado | península
cono de helado | un icono | económico | cónico | coña marinera | conocer | demonio | testimonio | tetera
estetoscopio | estética | esteta | pico de gallo | hora pico | picar cebolla | el pico del pájaro | pica mucho
mariposa | maricastaña | marea | María y Carmen | mari, con cuidado | camarón | mar y playa | gordura no es salud
la sal gorda | pez gordo | premio gordo | perro y perra | la perra tuvo cachorros | aperrado | zorro rojo | el zorro
zorzal | huevo frito | huevos con jamón | hueco | hueso | nuevo | cabra | cabrito al horno | cabritilla | cabriola
matar el tiempo | tomate | tomatazo | mate cebado | un mate | la mata de pelo | matemáticas | remate
matanza de cerdo | matiz | me mata de risa | murió ayer | morir de viejo | muerte natural | violeta | violín | viola
violonchelo | violar las normas | violentamente rápido | la violencia es mala | sexto | sexagenario | sexto piso
sesenta | seso | sexo del bebé | texto | cogollo de lechuga | recoger la mesa | escoger | acoger | encoger
encogido | cojín | cojo de una pierna | follaje | folleto | folio | pelearse por nada | folclore | chinchilla
chincheta | chimenea | machine | China es grande | chino mandarín | droguería | madrugada | hidrógeno
la droguería de la esquina | puesta de sol | te apuesto que gana | un chico apuesto por cierto | propuesta
voy a casa | va a llover | te voy a llamar | te voy a matar de risa | voy a comer | vamos a bailar
la vamos a llamar | dobla la esquina | doblar la ropa | dinero en efectivo | el doble de azúcar
sin riesgo de lluvia | inversión pública | rosas rojas | un ramo de rosas | toma tus rosas | otra vez con las rosas
sicología | psicología | sicomoro | suizo | Suiza es bonita | manejo de datos | manejar bien el estrés
el conductor paró | conducir es difícil | carnet de conducir | bombero | bomba de agua | pistolero de película
bombón | sangre de tomate | arma un lego | armario | alarma | idioma | idiosincrasia | ídolo | imbatible | estupendo
estupor | tardado | mamá | mama | mamífero | mamón chino | mamut | papá | mamografía | vino tinto | caña de pescar
caña | cana | canas | ñandú | moño | mono | otoño | tono | niño | nino | soñar | sonar | un bichito | concha de mar
caracola | la ducha | lucha | chuchería | cuchara | hola | ola | hasta | asta | vaca | baca | botar | votar | casar
cazar | valla | vaya | tubo | tuvo | hierba | yerba | hijo de Pedro | hijos de la patria | la madre de tu amigo
tu madre llamó | de puta madre | a y o u | U.S.A. | O.N.U. | 3 x 4 y 5 | A. B. C. | e o u | 1000 | 50 % | 3,50 €
2 + 2 | @carmen | #jueves | hola!! | vaaamos | negro | blanco | moreno | gallego | chino | indio | judío | moro muza
gitana | venezolano | travesía | travieso | joroba | joyero | jodhpur | coñac | compañía | cocinero | cocina
cocuyo | pinacoteca | marisco | maritormes | tortilla | tortilla de patatas | bolera | bollo | jugar al gol
agilidad | vigilante | Brasil | escapulario | miércoles | merienda | merced | nazareno | nación | nacido | nácar
Ignacio | taco | saco | pacto | paco | pack de seis | empacar | cartel de cine | cartelera | cuartel | nací en Cádiz
naci en 1990 | los bienes | vendó la herida | bendito sea | vendo mi bici | el menú del día | trabuco
chicha morada | te voy a matar de un susto | voy a matarte a besos | te mato a cosquillas | estás muerta de risa
te mataron en el juego | el azúcar te matará | me mataría por un taco | te voy a matricular | la voy a mandar
te quiero mostrar | quiero amarte | te voy a marcar | los voy a mencionar | boy scout | boy band | el voy y vengo
te doy 4 rosas | somos 4 amigos | 0 euros | @ todos | té con leche | sí voy a mirar | te 4 a mirar | vooooy a casa
te vooooy a llamar | t3 v0y a llamar | 🇵🇪🇩🇴 | 🇨🇴🇨🇦 | 🇲🇽 | viva 🇲🇽🇪🇸 | grupo 🅰️ y grupo 🅱️ | sangre 🆎 | Ⓜ️ metro | 🅿️ aquí
🆘 | ⓐ | ①②③ | 🇪 🇸 | la 🄰 y la 🄱
""".replace("\n", "|")


def innocent_phrases() -> list[str]:
    """Each phrase."""
    return [phrase.strip() for phrase in INNOCENT.split("|") if phrase.strip()]
