"""Words of the starting lexicon as people write and say them, by the rule that explains each; `CC:` names a country."""

BY_RULE = {
    "exact": """
        maricón | CO: gonorrea | MX: joto | te voy a matar | sin riesgo | no la compren aquí | AR: concha | hijo de puta
        ES: gilipollas | sé dónde vives | tengo doce años | HIJO DE PUTA | ¡mierda! | (mierda) | "mierda",
        MX: coger | AR: coger | ES: sudaca | heil hitler | grupo de inversión | #mierda | CO: hijo de la gran puta
        te mataré | te mataremos | quiero matarte | te vo a matar | la vamos a matar | te asesino | te rompo la cara""",
    "accents": """
        maricon | MARICON | cabron | imbecil | estupido | se donde vives
        grupo de inversion | cocaina | mongolico | te matare | té voy á matar
        sé donde vives | ojala te mueras | muerete
        llamenlo todos | su telefono es | huevon | hijo de la gran púta""",
    "inflection": """
        putas | puta | putita | putitas | putísima | putazo | putón | putona | hijos de puta | maricones | maricona
        mariconcito | cabrones | cabronazo | cabroncete | cabroncito | imbéciles
        estúpida | estúpidos | estupidísimo | estupidita | idiotas | payasos | payasito | gordas | gordita | gordísima
        mierdas | MX: cogiendo | MX: cojo rico | MX: cogimos | AR: cogés | MX: cogí | MX: cogeré | ES: follando
        ES: follamos | ES: follaré | MX: chingando | MX: chinguen | MX: chinga | CO: culeando | drogados
        suicidó | suicidarán | masturbando | apostando | apuesta | apuestan | apostamos | apostaré
        decapitan | decapitó | degüella | degollaron | no mandan rosas | no manden rosas | no mande nada
        dobla tu dinero | doblamos tu dinero | duplico tu dinero | paguen por transferencia | pague por transferencia
        CL: huevones | CO: huevona | PE: cojuda | MX: pendejos | VE: pendejita | sicarios | vapeando | linchen
        MX: culeros | ES: capullos | CO: pirobos | CO: malparida | estafadora | estafadores""",
    "clitic": """
        suicidarme | suicidándose | suicidaos | drogarme | drogándose | masturbándote
        masturbarme | MX: cogerte | MX: cogérmela | MX: cogiéndotela | ES: follarte | ES: fóllame | ES: follándosela
        MX: chíngate | MX: chingarlo | linchadlo | línchenlo | lincharlos | decapítenlo | decapitarla | degollarte
        apostarlo | ES: joderme | ES: jodeos | MX: jódanse | autolesionarme | autolesionándome
        ahorcarte | ahorcarme | degüéllalo | CO: culearte | ES: follaros""",
    "emoji": "🌽 | ven 🍆 | 💦 | 🍑 | 🔪 | 💣 | 👅 | 🔪🏽 | 🔫",
    "algospeak": """
        desvivirse | me quiero desvivir | unalive | seggs | hdp | kys | vendo 🍃 | MX: chtm
        AR: lcdtm | te voy a desvivir | sewerslide | autodesvivirse | CL: ctm""",
    "elongation": """
        putaaaa | puuuta | puuutaaaa | mierdaaa | mieeerda | maricooones | cabronnnn | idiotaaaa | MX: chingaaaa
        imbeciiil | gordaaaa | ES: follaaar | mmmmierda | payasoooo | hijo de putaaa | idiiiota
        te vooooy a matar | teeee voy aaaa mataaar | TE VOOOY A MATAR | te vooo a mataaar | hijo deee puta""",
    "invisible": """
        p\u200buta | mier\u00adda | ma\u200dricon | ｐｕｔａ | 𝐩𝐮𝐭𝐚 | 𝓶𝓲𝓮𝓻𝓭𝓪 | p\u2060u\u2060t\u2060a | idi\ufeffota
        ⓟⓤⓣⓐ | ⓅⓊⓉⒶ | 🅟🅤🅣🅐 | 🅿🆄🆃🅰 | 🅿️🆄🆃🅰️ | 🄿🅄🅃🄰 | ⒫⒰⒯⒜ | 🇵🇺🇹🇦 | 🇲🇮🇪🇷🇩🇦 | p🅤ta | mi🅴rd🅰 | p🇺ta
        te voy a 🅼🅰🆃🅰🆁 | te ⓥⓞⓨ a matar | ｔｅ voy a matar | te v\u200boy a matar""",
    "lookalike": """
        рuta | mіerda | mierdа | mаricon | іdiota | сabron | ᴘᴜᴛᴀ | idiοta | pυta | maricοnes | сосaina
        gоrda | tе voу а matar""",
    "masked": "p*ta | m*erda | mar*con | m**rda | cabr*n | id*ota | imb*cil | p#ta | ES: f*llar | est*pido",
    "separators": """
        p.u.t.a | p-u-t-a | p_u_t_a | p u t a | P U T A | p·u·t·a | pu.ta | m.i.e.r.d.a | m i e r d a | mier-da
        p . u . t . a | i-d-i-o-t-a | i d i o t a | hijodeputa | hijo-de-p.u.t.a | mari.con | s.u.i.c.i.d.i.o
        #sinriesgo | m-a-r-i-c-a | gordodemierda
        🇵 🇺 🇹 🇦 | Ⓟ Ⓤ Ⓣ Ⓐ | te voy a m-a-t-a-r""",
    "leet": """
        put4 | m1erda | mi3rda | m4ric0n | c4br0n | id10ta | put@ | m13rd4 | 1diota | 3stupido
        MX: c0g3r | ES: f0ll4r | su1cidio | p4yaso | g0rda | $uicidio | c0caina | m!erda | p0rno | n4zi
        t3 voy a matar | te v0y a m4tar | te v0000y a m4taaar | t3 v0y 4 m4t4r | te voy @ matar | 7e vooooy a m4t4r
        t€ mato | h1jo d3 put4""",
    "phonetic": """
        marikon | marikones | kabron | kabrones | mierdha | payazo | pallaso | MX: cojer | MX: kojer
        MX: cojiendo | AR: cojete | CL: wevon | sorra | ES: jilipollas
        ES: gilipoyas | suisidio | zuicidio | kokaína | ES: koño | ES: conio | bapear | hestupido
        MX: shingar | AR: boludho
        MX: pendejho | ES: foyar | k4bron
        te voi a matar | te boy ha matar | t3 boy a matar""",
}


def disguised() -> list[tuple[str, str | None, str]]:
    """`(text, country, rule)` of each."""
    found = []
    for rule, texts in BY_RULE.items():
        for text in texts.replace("\n", "|").split("|"):
            country, colon, rest = text.strip().rpartition(": ")
            if rest:
                found.append((rest, country if colon else None, rule))
    return found
