<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
    <context>
        <name>AgreementView</name>
        <message>
            <source>Figures of agreement</source>
            <translation>Cifras del acuerdo</translation>
        </message>
    </context>
    <context>
        <name>AlignBar</name>
        <message>
            <source>Choose the message that is on screen at {time}: Enter sets the chat's clock by it.</source>
            <translation>Elija el mensaje que se ve en pantalla en {time}: Enter ajusta con él el reloj del chat.</translation>
        </message>
        <message>
            <source>Hits</source>
            <translation>Coincidencias</translation>
        </message>
        <message>
            <source>How far the chat is moved</source>
            <translation>Cuánto se desplaza el chat</translation>
        </message>
        <message>
            <source>Message on screen</source>
            <translation>Mensaje en pantalla</translation>
        </message>
        <message>
            <source>Part of the message or of the name</source>
            <translation>Parte del mensaje o del nombre</translation>
        </message>
        <message>
            <source>This is no time: type {example} or 1:02.</source>
            <translation>Esto no es un tiempo: escriba {example} o 1:02.</translation>
        </message>
        <message>
            <source>no hits</source>
            <translation>sin coincidencias</translation>
        </message>
        <message>
            <source>s, or type how far: − is earlier, + later</source>
            <translation>s, o escriba cuánto: − es antes, + después</translation>
        </message>
        <message>
            <source>{at} of {n}</source>
            <translation>{at} de {n}</translation>
        </message>
    </context>
    <context>
        <name>Application</name>
        <message>
            <source>Excel (*.xlsx);;CSV (*.csv)</source>
            <translation>Excel (*.xlsx);;CSV (*.csv)</translation>
        </message>
        <message>
            <source>Export findings</source>
            <translation>Exportar hallazgos</translation>
        </message>
        <message>
            <source>Something went wrong that should not have: {error}. The log file tells more.</source>
            <translation>Ocurrió un error inesperado: {error}. El archivo de registro tiene los detalles.</translation>
        </message>
        <message>
            <source>Written: {path}</source>
            <translation>Archivo guardado: {path}</translation>
        </message>
        <message>
            <source>‼ Urgent work for you: {titles}</source>
            <translation>‼ Trabajo urgente para usted: {titles}</translation>
        </message>
    </context>
    <context>
        <name>AskBar</name>
        <message>
            <source>Leave it as it is</source>
            <translation>Dejarlo como está</translation>
        </message>
    </context>
    <context>
        <name>Audits</name>
        <message>
            <source>Age of a minor misjudged</source>
            <translation>Edad de un menor mal estimada</translation>
        </message>
        <message>
            <source>Another policy</source>
            <translation>Otra política</translation>
        </message>
        <message>
            <source>Another severity</source>
            <translation>Otra gravedad</translation>
        </message>
        <message>
            <source>Another verdict</source>
            <translation>Otro dictamen</translation>
        </message>
        <message>
            <source>Arbiter</source>
            <translation>Árbitro</translation>
        </message>
        <message>
            <source>Chat missed</source>
            <translation>Chat no visto</translation>
        </message>
        <message>
            <source>Context before or after missed</source>
            <translation>Contexto anterior o posterior no visto</translation>
        </message>
        <message>
            <source>Critical</source>
            <translation>Crítico</translation>
        </message>
        <message>
            <source>Disputed</source>
            <translation>Impugnado</translation>
        </message>
        <message>
            <source>Disputed, given in: no error</source>
            <translation>Impugnado y aceptado: no es un error</translation>
        </message>
        <message>
            <source>Disputed: does the judgement stand?</source>
            <translation>Impugnado: ¿se mantiene el juicio?</translation>
        </message>
        <message>
            <source>Does not stand</source>
            <translation>No se mantiene</translation>
        </message>
        <message>
            <source>Error of the transcript</source>
            <translation>Error de la transcripción</translation>
        </message>
        <message>
            <source>False negative</source>
            <translation>Falso negativo</translation>
        </message>
        <message>
            <source>False negative: something was missed</source>
            <translation>Falso negativo: faltó marcar algo</translation>
        </message>
        <message>
            <source>False positive</source>
            <translation>Falso positivo</translation>
        </message>
        <message>
            <source>False positive: too much was marked</source>
            <translation>Falso positivo: se marcó de más</translation>
        </message>
        <message>
            <source>Fatigue</source>
            <translation>Fatiga</translation>
        </message>
        <message>
            <source>Fault of program or data</source>
            <translation>Fallo del programa o de los datos</translation>
        </message>
        <message>
            <source>Intent misread</source>
            <translation>Intención mal interpretada</translation>
        </message>
        <message>
            <source>Language, dialect or slang</source>
            <translation>Idioma, dialecto o jerga</translation>
        </message>
        <message>
            <source>Major</source>
            <translation>Grave</translation>
        </message>
        <message>
            <source>Minor</source>
            <translation>Leve</translation>
        </message>
        <message>
            <source>Missed</source>
            <translation>Omitido</translation>
        </message>
        <message>
            <source>No error</source>
            <translation>No es un error</translation>
        </message>
        <message>
            <source>Not judged yet</source>
            <translation>Aún sin juzgar</translation>
        </message>
        <message>
            <source>Only in the first review</source>
            <translation>Solo en la primera revisión</translation>
        </message>
        <message>
            <source>Other times</source>
            <translation>Otros tiempos</translation>
        </message>
        <message>
            <source>Policy not known</source>
            <translation>Política no conocida</translation>
        </message>
        <message>
            <source>Policy out of date</source>
            <translation>Política desactualizada</translation>
        </message>
        <message>
            <source>Policy unclear</source>
            <translation>Política poco clara</translation>
        </message>
        <message>
            <source>Reviewer</source>
            <translation>Revisor</translation>
        </message>
        <message>
            <source>Ruled: no error</source>
            <translation>Resuelto: no es un error</translation>
        </message>
        <message>
            <source>Ruled: the judgement stands</source>
            <translation>Resuelto: el juicio se mantiene</translation>
        </message>
        <message>
            <source>Second reviewer</source>
            <translation>Segundo revisor</translation>
        </message>
        <message>
            <source>Sound missed</source>
            <translation>Sonido no oído</translation>
        </message>
        <message>
            <source>Stands</source>
            <translation>Se mantiene</translation>
        </message>
        <message>
            <source>Technical</source>
            <translation>Técnico</translation>
        </message>
        <message>
            <source>Technical fault</source>
            <translation>Fallo técnico</translation>
        </message>
        <message>
            <source>Text on screen missed</source>
            <translation>Texto en pantalla no visto</translation>
        </message>
        <message>
            <source>Time pressure</source>
            <translation>Falta de tiempo</translation>
        </message>
        <message>
            <source>Whole recording</source>
            <translation>Toda la grabación</translation>
        </message>
        <message>
            <source>Wrong choice</source>
            <translation>Elección errónea</translation>
        </message>
        <message>
            <source>Wrong choice: policy, severity, action or times</source>
            <translation>Elección errónea: política, gravedad, acción o tiempos</translation>
        </message>
        <message>
            <source>Wrong key pressed</source>
            <translation>Tecla equivocada</translation>
        </message>
        <message>
            <source>You dispute this</source>
            <translation>Usted lo impugna</translation>
        </message>
        <message>
            <source>start {start} s · end {end} s · {percent}% shared</source>
            <translation>inicio {start} s · fin {end} s · {percent} % en común</translation>
        </message>
        <message>
            <source>{start} s</source>
            <translation>{start} s</translation>
        </message>
        <message>
            <source>▲  Disputed</source>
            <translation>▲  Impugnada</translation>
        </message>
        <message>
            <source>▲  To be ruled on</source>
            <translation>▲  Por resolver</translation>
        </message>
        <message>
            <source>○  Second review to do</source>
            <translation>○  Segunda revisión por hacer</translation>
        </message>
        <message>
            <source>●  Acknowledged</source>
            <translation>●  Aceptada</translation>
        </message>
        <message>
            <source>●  Closed</source>
            <translation>●  Cerrada</translation>
        </message>
        <message>
            <source>◐  To judge</source>
            <translation>◐  Por juzgar</translation>
        </message>
        <message>
            <source>◑  Answered</source>
            <translation>◑  Respondida</translation>
        </message>
        <message>
            <source>◑  Feedback to answer</source>
            <translation>◑  Comentarios por responder</translation>
        </message>
    </context>
    <context>
        <name>AuditsPage</name>
        <message>
            <source>Difference {n} of {all}</source>
            <translation>Diferencia {n} de {all}</translation>
        </message>
        <message>
            <source>No differences</source>
            <translation>Sin diferencias</translation>
        </message>
        <message>
            <source>No second review is here. What specialists say about your reviews, and what you compare yourself, comes from the central database.</source>
            <translation>No hay segundas revisiones aquí. Lo que los especialistas dicen de sus revisiones, y lo que usted mismo compara, llega de la base de datos central.</translation>
        </message>
        <message>
            <source>Not taken by the central database: {reason}</source>
            <translation>La base de datos central no lo aceptó: {reason}</translation>
        </message>
        <message>
            <source>Review {title} from your queue first: only then are both reviews shown.</source>
            <translation>Revise primero {title} desde su cola: solo entonces se muestran ambas revisiones.</translation>
        </message>
        <message>
            <source>Second reviews</source>
            <translation>Segundas revisiones</translation>
        </message>
        <message>
            <source>Stored. It is sent as soon as there is a network.</source>
            <translation>Guardado. Se envía en cuanto haya red.</translation>
        </message>
        <message>
            <source>The decision could not be stored, so it is not shown: {error}</source>
            <translation>La decisión no se pudo guardar, por eso no se muestra: {error}</translation>
        </message>
        <message>
            <source>This second review is with somebody else now.</source>
            <translation>Esta segunda revisión la tiene ahora otra persona.</translation>
        </message>
        <message>
            <source>{mine} of {all} for you to do</source>
            <translation>{mine} de {all} por hacer</translation>
        </message>
    </context>
    <context>
        <name>Beside</name>
        <message>
            <source>Waveform and thumbnails are being made again.</source>
            <translation>Se vuelven a hacer la forma de onda y las miniaturas.</translation>
        </message>
        <message>
            <source>Waveform and thumbnails are stopped; what was made stays.</source>
            <translation>La forma de onda y las miniaturas se detuvieron; lo ya hecho queda.</translation>
        </message>
        <message>
            <source>may be reclaimed</source>
            <translation>puede ser reapropiado</translation>
        </message>
        <message>
            <source>thumbnails {percent}%</source>
            <translation>miniaturas {percent} %</translation>
        </message>
        <message>
            <source>waveform and thumbnails stopped</source>
            <translation>forma de onda y miniaturas detenidas</translation>
        </message>
        <message>
            <source>waveform {percent}%</source>
            <translation>forma de onda {percent} %</translation>
        </message>
        <message>
            <source>{lemma}: {sense} · {policy} · found by {rule}</source>
            <translation>{lemma}: {sense} · {policy} · hallado por {rule}</translation>
        </message>
    </context>
    <context>
        <name>Board</name>
        <message>
            <source>Decisions with an error {step}, and the limits of chance</source>
            <translation>Decisiones con error {step}, y los límites del azar</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Desde</translation>
        </message>
        <message>
            <source>Limits</source>
            <translation>Límites</translation>
        </message>
        <message>
            <source>No decision of the view is a case of this figure.</source>
            <translation>Ninguna decisión de la vista es un caso de esta cifra.</translation>
        </message>
    </context>
    <context>
        <name>BreakBar</name>
        <message numerus="yes">
            <source>%n minute(s) without a break</source>
            <translation>
                <numerusform>%n minuto sin descanso</numerusform>
                <numerusform>%n minutos sin descanso</numerusform>
            </translation>
        </message>
        <message>
            <source>later</source>
            <translation>más tarde</translation>
        </message>
        <message>
            <source>take a break</source>
            <translation>descansar</translation>
        </message>
    </context>
    <context>
        <name>CalibrationAbout</name>
        <message>
            <source>{state} · deadline {deadline} · policies {policies} · led by {lead}</source>
            <translation>{state} · plazo {deadline} · políticas {policies} · dirige {lead}</translation>
        </message>
        <message>
            <source>{state} · deadline {deadline}, moved from {first} · policies {policies} · led by {lead}</source>
            <translation>{state} · plazo {deadline}, antes {first} · políticas {policies} · dirige {lead}</translation>
        </message>
    </context>
    <context>
        <name>CalibrationCause</name>
        <message>
            <source>Ambiguous policy</source>
            <translation>Política ambigua</translation>
        </message>
        <message>
            <source>Bad data</source>
            <translation>Datos defectuosos</translation>
        </message>
        <message>
            <source>Missing rule</source>
            <translation>Falta una regla</translation>
        </message>
        <message>
            <source>Reviewer error</source>
            <translation>Error de quien revisó</translation>
        </message>
    </context>
    <context>
        <name>CalibrationDesk</name>
        <message numerus="yes">
            <source>%n recording(s) were not given to everybody.</source>
            <translation>
                <numerusform>%n grabación no se dio a todos.</numerusform>
                <numerusform>%n grabaciones no se dieron a todos.</numerusform>
            </translation>
        </message>
        <message>
            <source>Sessions are kept at the central database: sign in first.</source>
            <translation>Las sesiones están en la base de datos central: inicie sesión primero.</translation>
        </message>
    </context>
    <context>
        <name>CalibrationFigures</name>
        <message numerus="yes">
            <source>%n blind review(s)</source>
            <translation>
                <numerusform>%n revisión a ciegas</numerusform>
                <numerusform>%n revisiones a ciegas</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s)</source>
            <translation>
                <numerusform>%n integrante</numerusform>
                <numerusform>%n integrantes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n recording(s)</source>
            <translation>
                <numerusform>%n grabación</numerusform>
                <numerusform>%n grabaciones</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n review(s) came after the reveal and are not counted.</source>
            <translation>
                <numerusform>%n revisión llegó después de revelar y no cuenta.</numerusform>
                <numerusform>%n revisiones llegaron después de revelar y no cuentan.</numerusform>
            </translation>
        </message>
        <message>
            <source>Alignment disorder</source>
            <translation>Desorden de la alineación</translation>
        </message>
        <message>
            <source>Alpha, kappa and AC1 take out what chance alone would give: 1 is full agreement, 0 is chance. The figures say how far the members agree. They do not say who is right, and enter nobody's performance.</source>
            <translation>Alfa, kappa y AC1 descuentan lo que daría el solo azar: 1 es acuerdo total, 0 es azar. Las cifras dicen hasta dónde coinciden los integrantes. No dicen quién tiene razón ni cuentan en el desempeño de nadie.</translation>
        </message>
        <message>
            <source>By member</source>
            <translation>Por integrante</translation>
        </message>
        <message>
            <source>By policy</source>
            <translation>Por política</translation>
        </message>
        <message>
            <source>Cohen's kappa</source>
            <translation>Kappa de Cohen</translation>
        </message>
        <message>
            <source>Gamma</source>
            <translation>Gamma</translation>
        </message>
        <message>
            <source>Gamma-cat: what, where spans lie together</source>
            <translation>Gamma-cat: qué, donde los tramos coinciden</translation>
        </message>
        <message>
            <source>Gwet's AC1</source>
            <translation>AC1 de Gwet</translation>
        </message>
        <message>
            <source>Gwet's AC1, which holds where a policy is rare</source>
            <translation>AC1 de Gwet, que vale también donde una política es rara</translation>
        </message>
        <message>
            <source>Krippendorff's alpha</source>
            <translation>Alfa de Krippendorff</translation>
        </message>
        <message>
            <source>On the disputed spots, {before}% of the pairs of members said the same before the second vote and {after}% after it (n = {pairs} pairs on {spots} spots; {voted} spots were voted on again).</source>
            <translation>En las discrepancias, el {before} % de los pares de integrantes decía lo mismo antes de la segunda votación y el {after} % después (n = {pairs} pares en {spots} discrepancias; se volvió a votar en {voted}).</translation>
        </message>
        <message>
            <source>On the verdict {value}% of the pairs agree, between {low} and {high}%.</source>
            <translation>En el dictamen coincide el {value} % de los pares, entre el {low} y el {high} %.</translation>
        </message>
        <message>
            <source>On the verdict {value}% of the pairs agree.</source>
            <translation>En el dictamen coincide el {value} % de los pares.</translation>
        </message>
        <message>
            <source>Over all spots, Krippendorff's alpha is {before} before the second vote and {after} after it (n = {units} spots in {recordings} recordings).</source>
            <translation>En todos los lugares, el alfa de Krippendorff es {before} antes de la segunda votación y {after} después (n = {units} lugares en {recordings} grabaciones).</translation>
        </message>
        <message>
            <source>Pairs that agree</source>
            <translation>Pares que coinciden</translation>
        </message>
        <message>
            <source>Severity, where two found something</source>
            <translation>Gravedad, donde dos hallaron algo</translation>
        </message>
        <message>
            <source>The agreement on the verdict is not defined.</source>
            <translation>El acuerdo en el dictamen no está definido.</translation>
        </message>
        <message>
            <source>There are few recordings or few things judged: read the intervals first; rough ones may be too short.</source>
            <translation>Hay pocas grabaciones o pocas cosas juzgadas: lea primero los intervalos; los aproximados pueden quedarse cortos.</translation>
        </message>
        <message>
            <source>There was no disputed spot to vote on again.</source>
            <translation>No hubo discrepancias que volver a votar.</translation>
        </message>
        <message>
            <source>Verdict on the whole recording</source>
            <translation>Dictamen de la grabación entera</translation>
        </message>
        <message>
            <source>Where in the recording</source>
            <translation>En qué lugar de la grabación</translation>
        </message>
        <message>
            <source>Which policies are in a recording</source>
            <translation>Qué políticas hay en una grabación</translation>
        </message>
        <message>
            <source>cu-alpha: what, where spans overlap</source>
            <translation>cu-alfa: qué, donde los tramos se cruzan</translation>
        </message>
        <message>
            <source>how often what most others say</source>
            <translation>cuántas veces lo mismo que la mayoría de los demás</translation>
        </message>
        <message>
            <source>n: things judged · recordings; value and 95% interval</source>
            <translation>n: cosas juzgadas · grabaciones; valor e intervalo del 95 %</translation>
        </message>
        <message>
            <source>not defined ({reason})</source>
            <translation>no definido ({reason})</translation>
        </message>
        <message>
            <source>u-alpha: where and what</source>
            <translation>u-alfa: dónde y qué</translation>
        </message>
        <message>
            <source>{interval}, rough</source>
            <translation>{interval}, aproximado</translation>
        </message>
        <message>
            <source>{units} · {recordings} rec.</source>
            <translation>{units} · {recordings} grab.</translation>
        </message>
        <message>
            <source>{who}: policies</source>
            <translation>{who}: políticas</translation>
        </message>
        <message>
            <source>{who}: verdict</source>
            <translation>{who}: dictamen</translation>
        </message>
        <message>
            <source>|u-alpha: where alone</source>
            <translation>|u-alfa: solo dónde</translation>
        </message>
    </context>
    <context>
        <name>CalibrationForm</name>
        <message>
            <source>Cancel the session</source>
            <translation>Cancelar la sesión</translation>
        </message>
        <message>
            <source>Deadline</source>
            <translation>Plazo</translation>
        </message>
        <message>
            <source>Hand over</source>
            <translation>Traspasar</translation>
        </message>
        <message>
            <source>It is {deadline} now. The members see another one with their next sync.</source>
            <translation>Ahora es {deadline}. Los integrantes ven otro con su próxima sincronización.</translation>
        </message>
        <message>
            <source>Move the deadline</source>
            <translation>Mover el plazo</translation>
        </message>
        <message>
            <source>Recordings that are not handed in go back. Labels that are there are shown to nobody, ever. This cannot be taken back.</source>
            <translation>Las grabaciones sin entregar vuelven. Las etiquetas que ya hay no se muestran nunca a nadie. No se puede deshacer.</translation>
        </message>
        <message>
            <source>The other lead reveals, rules and closes from then on. You see no more of the session, unless you are a member.</source>
            <translation>Desde entonces revela, resuelve y cierra la otra persona. Usted deja de ver la sesión, salvo que sea integrante.</translation>
        </message>
        <message>
            <source>To</source>
            <translation>A quién</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Por qué</translation>
        </message>
        <message>
            <source>told to the members; may be left empty</source>
            <translation>se dice a los integrantes; puede quedar vacío</translation>
        </message>
        <message>
            <source>{name}: cancel the session?</source>
            <translation>{name}: ¿cancelar la sesión?</translation>
        </message>
        <message>
            <source>{name}: hand the session over</source>
            <translation>{name}: traspasar la sesión</translation>
        </message>
        <message>
            <source>{name}: move the deadline</source>
            <translation>{name}: mover el plazo</translation>
        </message>
    </context>
    <context>
        <name>CalibrationNext</name>
        <message numerus="yes">
            <source>%n member(s) have not handed in everything; the deadline is {deadline}.</source>
            <translation>
                <numerusform>%n integrante no ha entregado todo; el plazo es {deadline}.</numerusform>
                <numerusform>%n integrantes no han entregado todo; el plazo es {deadline}.</numerusform>
            </translation>
        </message>
        <message>
            <source>Everybody has handed in everything: reveal when you are together.</source>
            <translation>Todos han entregado todo: revele cuando estén reunidos.</translation>
        </message>
        <message numerus="yes">
            <source>Label %n more recording(s) until {deadline}. Nobody sees your labels before the reveal.</source>
            <translation>
                <numerusform>Etiquete %n grabación más hasta el {deadline}. Nadie ve sus etiquetas antes de que se revelen.</numerusform>
                <numerusform>Etiquete %n grabaciones más hasta el {deadline}. Nadie ve sus etiquetas antes de que se revelen.</numerusform>
            </translation>
        </message>
        <message>
            <source>Look at each spot and vote again; the lead rules.</source>
            <translation>Mire cada discrepancia y vuelva a votar; resuelve quien dirige la sesión.</translation>
        </message>
        <message>
            <source>Read the agreement first, then present the spots, the largest disagreement first.</source>
            <translation>Lea primero el acuerdo y presente después las discrepancias, la mayor primero.</translation>
        </message>
        <message numerus="yes">
            <source>The deadline is over: hand in the %n recording(s) that are missing before the reveal.</source>
            <translation>
                <numerusform>El plazo pasó: entregue la %n grabación que falta antes de que se revele.</numerusform>
                <numerusform>El plazo pasó: entregue las %n grabaciones que faltan antes de que se revele.</numerusform>
            </translation>
        </message>
        <message>
            <source>The session is closed. Its rulings are gold, and count in no figure of anybody's work.</source>
            <translation>La sesión está cerrada. Sus resoluciones son referencia y no cuentan en ninguna cifra del trabajo de nadie.</translation>
        </message>
        <message>
            <source>The session was cancelled. There is nothing to label, and no label is shown.</source>
            <translation>La sesión se canceló. No hay nada que etiquetar y no se muestra ninguna etiqueta.</translation>
        </message>
        <message>
            <source>The session was cancelled: {why}. There is nothing to label, and no label is shown.</source>
            <translation>La sesión se canceló: {why}. No hay nada que etiquetar y no se muestra ninguna etiqueta.</translation>
        </message>
        <message>
            <source>You have handed in everything. The lead reveals when everybody is ready.</source>
            <translation>Ha entregado todo. Quien dirige la sesión revela cuando todos estén listos.</translation>
        </message>
    </context>
    <context>
        <name>CalibrationPage</name>
        <message>
            <source>Calibration</source>
            <translation>Calibración</translation>
        </message>
        <message>
            <source>New session</source>
            <translation>Sesión nueva</translation>
        </message>
        <message>
            <source>{n} of {all} spots ruled on</source>
            <translation>{n} de {all} discrepancias resueltas</translation>
        </message>
    </context>
    <context>
        <name>CalibrationQuestion</name>
        <message>
            <source>Close the session: nothing in it changes any more</source>
            <translation>Cerrar la sesión: ya no cambia nada en ella</translation>
        </message>
        <message>
            <source>Reveal: everybody sees the labels, under letters</source>
            <translation>Revelar: todos ven las etiquetas, bajo letras</translation>
        </message>
        <message>
            <source>Show names</source>
            <translation>Mostrar nombres</translation>
        </message>
        <message numerus="yes">
            <source>{name}: %n spot(s) are not ruled on: recordings with one of them give no gold. Close all the same?</source>
            <translation>
                <numerusform>{name}: %n discrepancia está sin resolver: su grabación no da referencia. ¿Cerrar de todos modos?</numerusform>
                <numerusform>{name}: %n discrepancias están sin resolver: las grabaciones que las tienen no dan referencia. ¿Cerrar de todos modos?</numerusform>
            </translation>
        </message>
        <message>
            <source>{name}: every spot is ruled on. Close the session, and make its rulings gold?</source>
            <translation>{name}: todas las discrepancias están resueltas. ¿Cerrar la sesión y hacer referencia de sus resoluciones?</translation>
        </message>
        <message>
            <source>{name}: everybody has handed in everything. Labels can no longer be changed after the reveal. Reveal?</source>
            <translation>{name}: todos han entregado todo. Después de revelar ya no se cambian las etiquetas. ¿Revelar?</translation>
        </message>
        <message>
            <source>{name}: show whose letters they are? Everybody in the session sees it, and it cannot be taken back.</source>
            <translation>{name}: ¿mostrar de quién es cada letra? Lo ven todos los de la sesión y no se puede deshacer.</translation>
        </message>
        <message>
            <source>{name}: still missing: {who}. What comes after the reveal is kept and does not count. Reveal all the same?</source>
            <translation>{name}: faltan: {who}. Lo que llegue después de revelar se guarda y no cuenta. ¿Revelar de todos modos?</translation>
        </message>
    </context>
    <context>
        <name>CalibrationReason</name>
        <message>
            <source>all recordings say the same</source>
            <translation>todas las grabaciones dicen lo mismo</translation>
        </message>
        <message>
            <source>most of the others never say the same</source>
            <translation>la mayoría de los demás nunca dice lo mismo</translation>
        </message>
        <message>
            <source>no recording has labels of two members</source>
            <translation>ninguna grabación tiene etiquetas de dos integrantes</translation>
        </message>
        <message>
            <source>no spans of two members overlap</source>
            <translation>no se cruzan tramos de dos integrantes</translation>
        </message>
        <message>
            <source>no two spans lie beside each other</source>
            <translation>no hay dos tramos que coincidan</translation>
        </message>
        <message>
            <source>no variation: everybody said the same everywhere</source>
            <translation>sin variación: todos dijeron lo mismo en todas partes</translation>
        </message>
        <message>
            <source>no variation: everything has one value</source>
            <translation>sin variación: todo tiene un mismo valor</translation>
        </message>
        <message>
            <source>nobody found anything</source>
            <translation>nadie halló nada</translation>
        </message>
        <message>
            <source>nothing was judged by two members</source>
            <translation>nada fue juzgado por dos integrantes</translation>
        </message>
        <message>
            <source>only one recording</source>
            <translation>una sola grabación</translation>
        </message>
        <message>
            <source>there is only one category</source>
            <translation>hay una sola categoría</translation>
        </message>
        <message>
            <source>there is only one label</source>
            <translation>solo hay una etiqueta</translation>
        </message>
        <message>
            <source>this coefficient is for two</source>
            <translation>este coeficiente es para dos</translation>
        </message>
        <message>
            <source>too few recordings to tell</source>
            <translation>muy pocas grabaciones para decirlo</translation>
        </message>
    </context>
    <context>
        <name>CalibrationSpot</name>
        <message>
            <source>Nothing to find here</source>
            <translation>Aquí no hay nada</translation>
        </message>
        <message>
            <source>verdict on the whole recording</source>
            <translation>dictamen de la grabación entera</translation>
        </message>
    </context>
    <context>
        <name>CalibrationState</name>
        <message>
            <source>○  Labelling, blind</source>
            <translation>○  Se etiqueta a ciegas</translation>
        </message>
        <message>
            <source>●  Closed</source>
            <translation>●  Cerrada</translation>
        </message>
        <message>
            <source>◐  Discussion, anonymous</source>
            <translation>◐  Discusión anónima</translation>
        </message>
        <message>
            <source>◕  Discussion, with names</source>
            <translation>◕  Discusión con nombres</translation>
        </message>
        <message>
            <source>✕  Cancelled</source>
            <translation>✕  Cancelada</translation>
        </message>
    </context>
    <context>
        <name>CalibrationWhy</name>
        <message>
            <source>disputed</source>
            <translation>disputada</translation>
        </message>
        <message>
            <source>low agreement</source>
            <translation>poco acuerdo</translation>
        </message>
        <message>
            <source>near the threshold</source>
            <translation>cerca del límite</translation>
        </message>
        <message>
            <source>new policy</source>
            <translation>política nueva</translation>
        </message>
    </context>
    <context>
        <name>CalibrationWithoutGold</name>
        <message>
            <source>A ruling says that the data are bad.</source>
            <translation>Una resolución dice que los datos son defectuosos.</translation>
        </message>
        <message>
            <source>Fewer than two reviews came before the reveal.</source>
            <translation>Antes de revelar llegaron menos de dos revisiones.</translation>
        </message>
        <message>
            <source>Not every spot is ruled on.</source>
            <translation>No todas las discrepancias están resueltas.</translation>
        </message>
        <message>
            <source>There is no verdict that counts.</source>
            <translation>No hay un dictamen que cuente.</translation>
        </message>
    </context>
    <context>
        <name>CalmScreen</name>
        <message>
            <source>Back to the queue</source>
            <translation>Volver a la cola</translation>
        </message>
        <message>
            <source>Break</source>
            <translation>Descanso</translation>
        </message>
        <message>
            <source>Everything is off</source>
            <translation>Todo está apagado</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Seguir</translation>
        </message>
        <message>
            <source>Go on, strongly blurred and without sound</source>
            <translation>Seguir, con desenfoque fuerte y sin sonido</translation>
        </message>
        <message>
            <source>It ends when you want it to. Your work is kept.</source>
            <translation>Termina cuando usted quiera. Su trabajo se conserva.</translation>
        </message>
        <message>
            <source>Next recording</source>
            <translation>Grabación siguiente</translation>
        </message>
        <message>
            <source>Picture, thumbnails and sound are off and the recording is paused. Your work is kept.</source>
            <translation>La imagen, las miniaturas y el sonido están apagados y la grabación está en pausa. Su trabajo se conserva.</translation>
        </message>
        <message>
            <source>Take a break</source>
            <translation>Descansar</translation>
        </message>
        <message>
            <source>The time is over. Go on whenever you want.</source>
            <translation>El tiempo ha terminado. Siga cuando usted quiera.</translation>
        </message>
    </context>
    <context>
        <name>CaseDesks</name>
        <message>
            <source>The policies are still being read.</source>
            <translation>Todavía se están leyendo las políticas.</translation>
        </message>
        <message>
            <source>This page is for quality specialists and leads.</source>
            <translation>Esta página es para especialistas de calidad y responsables.</translation>
        </message>
        <message>
            <source>Who you are to the central database is not known here yet: go online once.</source>
            <translation>Aquí aún no se sabe quién es usted para la base de datos central: conéctese una vez.</translation>
        </message>
    </context>
    <context>
        <name>CaseHead</name>
        <message>
            <source>▲ Your decision is on its way</source>
            <translation>▲ Su decisión está en camino</translation>
        </message>
    </context>
    <context>
        <name>CaseModel</name>
        <message>
            <source>Differences</source>
            <translation>Diferencias</translation>
        </message>
        <message>
            <source>Errors</source>
            <translation>Errores</translation>
        </message>
        <message>
            <source>Recording</source>
            <translation>Grabación</translation>
        </message>
        <message>
            <source>Standard</source>
            <translation>Norma</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Estado</translation>
        </message>
        <message>
            <source>Until</source>
            <translation>Hasta</translation>
        </message>
        <message>
            <source>With</source>
            <translation>Con</translation>
        </message>
        <message>
            <source>You are</source>
            <translation>Usted es</translation>
        </message>
        <message>
            <source>{state} · on its way</source>
            <translation>{state} · en camino</translation>
        </message>
    </context>
    <context>
        <name>CaseTable</name>
        <message>
            <source>Second reviews</source>
            <translation>Segundas revisiones</translation>
        </message>
    </context>
    <context>
        <name>CaseView</name>
        <message numerus="yes">
            <source>%n difference(s) to decide</source>
            <translation>
                <numerusform>%n diferencia por decidir</numerusform>
                <numerusform>%n diferencias por decidir</numerusform>
            </translation>
        </message>
        <message>
            <source>All decided: send it</source>
            <translation>Todo decidido: puede enviarse</translation>
        </message>
        <message>
            <source>FIRST REVIEW</source>
            <translation>PRIMERA REVISIÓN</translation>
        </message>
        <message>
            <source>First review</source>
            <translation>Primera revisión</translation>
        </message>
        <message>
            <source>SECOND REVIEW</source>
            <translation>SEGUNDA REVISIÓN</translation>
        </message>
        <message>
            <source>Second review</source>
            <translation>Segunda revisión</translation>
        </message>
    </context>
    <context>
        <name>ChatClockKeys</name>
        <message>
            <source>A piece of the chat's clock begins here already.</source>
            <translation>Aquí ya comienza un tramo del reloj del chat.</translation>
        </message>
        <message>
            <source>The chat's clock has no piece before this one.</source>
            <translation>El reloj del chat no tiene un tramo antes de este.</translation>
        </message>
        <message>
            <source>The chat's clock says so already.</source>
            <translation>El reloj del chat ya lo dice así.</translation>
        </message>
        <message>
            <source>The chat's clock was not changed.</source>
            <translation>El reloj del chat no se ha cambiado.</translation>
        </message>
        <message>
            <source>This recording has no chat log.</source>
            <translation>Esta grabación no tiene registro de chat.</translation>
        </message>
    </context>
    <context>
        <name>ChatKeys</name>
        <message>
            <source>A finding points at {n} messages at most; choose fewer.</source>
            <translation>Un hallazgo apunta a {n} mensajes como máximo; elija menos.</translation>
        </message>
        <message>
            <source>Choose a message first: its person is then shown alone.</source>
            <translation>Elija primero un mensaje: luego se muestra solo esa persona.</translation>
        </message>
        <message>
            <source>The chat shows everything.</source>
            <translation>El chat muestra todo.</translation>
        </message>
        <message>
            <source>The chat shows gifts and subscriptions only.</source>
            <translation>El chat muestra solo regalos y suscripciones.</translation>
        </message>
        <message>
            <source>The chat shows messages only.</source>
            <translation>El chat muestra solo mensajes.</translation>
        </message>
        <message>
            <source>The chat shows what the platform did and what was deleted.</source>
            <translation>El chat muestra lo que hizo la plataforma y lo eliminado.</translation>
        </message>
        <message>
            <source>The chat's clock could not be stored: {error}</source>
            <translation>No se pudo guardar el reloj del chat: {error}</translation>
        </message>
    </context>
    <context>
        <name>ChatPane</name>
        <message>
            <source>Chat</source>
            <translation>Chat</translation>
        </message>
        <message>
            <source>Nothing of this kind.</source>
            <translation>Nada de este tipo.</translation>
        </message>
        <message>
            <source>The recording begins at {when} UTC.</source>
            <translation>La grabación comienza el {when} UTC.</translation>
        </message>
        <message>
            <source>by hand</source>
            <translation>a mano</translation>
        </message>
        <message>
            <source>clock: {source}</source>
            <translation>reloj: {source}</translation>
        </message>
        <message>
            <source>file name</source>
            <translation>nombre del archivo</translation>
        </message>
        <message>
            <source>first message, a guess</source>
            <translation>primer mensaje, una suposición</translation>
        </message>
        <message>
            <source>gifts</source>
            <translation>regalos</translation>
        </message>
        <message>
            <source>goes {seconds} ahead</source>
            <translation>va {seconds} antes</translation>
        </message>
        <message>
            <source>labels point at {name}</source>
            <translation>las etiquetas apuntan a {name}</translation>
        </message>
        <message>
            <source>labels point at {n} messages</source>
            <translation>las etiquetas apuntan a {n} mensajes</translation>
        </message>
        <message>
            <source>media time</source>
            <translation>tiempo de la grabación</translation>
        </message>
        <message>
            <source>messages</source>
            <translation>mensajes</translation>
        </message>
        <message>
            <source>more than {n} messages are chosen</source>
            <translation>hay más de {n} mensajes elegidos</translation>
        </message>
        <message>
            <source>only {name}</source>
            <translation>solo {name}</translation>
        </message>
        <message>
            <source>piece {at} of {n}</source>
            <translation>tramo {at} de {n}</translation>
        </message>
        <message>
            <source>platform</source>
            <translation>plataforma</translation>
        </message>
        <message>
            <source>playlist</source>
            <translation>lista de reproducción</translation>
        </message>
        <message>
            <source>recorder</source>
            <translation>grabador</translation>
        </message>
    </context>
    <context>
        <name>ChatView</name>
        <message numerus="yes">
            <source>%n rows chosen</source>
            <translation>
                <numerusform>%n fila elegida</numerusform>
                <numerusform>%n filas elegidas</numerusform>
            </translation>
        </message>
        <message>
            <source>Chat</source>
            <translation>Chat</translation>
        </message>
    </context>
    <context>
        <name>ChatWords</name>
        <message>
            <source>+{n} joined</source>
            <translation>+{n} entraron</translation>
        </message>
        <message>
            <source>1 token</source>
            <translation>1 ficha</translation>
        </message>
        <message>
            <source>Envelope</source>
            <translation>Sobre</translation>
        </message>
        <message>
            <source>[emote]</source>
            <translation>[emoticono]</translation>
        </message>
        <message>
            <source>deleted</source>
            <translation>eliminado</translation>
        </message>
        <message>
            <source>deleted {time}</source>
            <translation>eliminado {time}</translation>
        </message>
        <message>
            <source>follows</source>
            <translation>sigue</translation>
        </message>
        <message>
            <source>joined</source>
            <translation>entró</translation>
        </message>
        <message>
            <source>joined the LIVE as a guest</source>
            <translation>entró a la transmisión como invitado</translation>
        </message>
        <message>
            <source>left the LIVE as a guest</source>
            <translation>dejó la transmisión como invitado</translation>
        </message>
        <message>
            <source>other event</source>
            <translation>otro evento</translation>
        </message>
        <message>
            <source>pinned</source>
            <translation>fijado</translation>
        </message>
        <message>
            <source>shared</source>
            <translation>compartió</translation>
        </message>
        <message>
            <source>subscribed</source>
            <translation>se suscribió</translation>
        </message>
        <message>
            <source>subscribed, month {n}</source>
            <translation>suscripción, mes {n}</translation>
        </message>
        <message>
            <source>{n} other events</source>
            <translation>{n} eventos más</translation>
        </message>
        <message>
            <source>{n} tokens</source>
            <translation>{n} fichas</translation>
        </message>
        <message>
            <source>{n} watching</source>
            <translation>{n} mirando</translation>
        </message>
        <message>
            <source>{n}× followed</source>
            <translation>{n}× siguieron</translation>
        </message>
        <message>
            <source>{n}× liked</source>
            <translation>{n}× me gusta</translation>
        </message>
        <message>
            <source>{n}× shared</source>
            <translation>{n}× compartieron</translation>
        </message>
    </context>
    <context>
        <name>CheatSheet</name>
        <message>
            <source>A policy's last key held places a span; with Shift it opens one and closes it again.</source>
            <translation>Mantener presionada la última tecla de una política marca un tramo; con Mayús se abre un tramo y se vuelve a cerrar.</translation>
        </message>
        <message>
            <source>All keys</source>
            <translation>Todas las teclas</translation>
        </message>
        <message>
            <source>closes</source>
            <translation>cierra</translation>
        </message>
    </context>
    <context>
        <name>Choice</name>
        <message>
            <source>Always</source>
            <translation>Siempre</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>Según el sistema</translation>
        </message>
        <message>
            <source>Automatic</source>
            <translation>Automático</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Oscuro</translation>
        </message>
        <message>
            <source>English</source>
            <translation>English</translation>
        </message>
        <message>
            <source>Español</source>
            <translation>Español</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Claro</translation>
        </message>
        <message>
            <source>Never</source>
            <translation>Nunca</translation>
        </message>
        <message>
            <source>QtMultimedia</source>
            <translation>QtMultimedia</translation>
        </message>
        <message>
            <source>When paused</source>
            <translation>En pausa</translation>
        </message>
        <message>
            <source>libVLC</source>
            <translation>libVLC</translation>
        </message>
    </context>
    <context>
        <name>ClipModel</name>
        <message>
            <source>At</source>
            <translation>En</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>Día</translation>
        </message>
        <message>
            <source>Queue</source>
            <translation>Cola</translation>
        </message>
        <message>
            <source>Recording</source>
            <translation>Grabación</translation>
        </message>
        <message>
            <source>Reviewer</source>
            <translation>Revisor</translation>
        </message>
        <message>
            <source>What came out</source>
            <translation>Qué resultó</translation>
        </message>
        <message>
            <source>another policy: {policy}</source>
            <translation>otra política: {policy}</translation>
        </message>
        <message>
            <source>another severity: {policy}</source>
            <translation>otra gravedad: {policy}</translation>
        </message>
        <message>
            <source>another span: {policy}</source>
            <translation>otro tramo: {policy}</translation>
        </message>
        <message>
            <source>another verdict</source>
            <translation>otro dictamen</translation>
        </message>
        <message>
            <source>missed: {policy}</source>
            <translation>faltó: {policy}</translation>
        </message>
        <message>
            <source>not so: {policy}</source>
            <translation>no era: {policy}</translation>
        </message>
        <message>
            <source>not told</source>
            <translation>no se dice</translation>
        </message>
        <message>
            <source>● right</source>
            <translation>● correcta</translation>
        </message>
        <message>
            <source>● right, overturned</source>
            <translation>● correcta, tras impugnar</translation>
        </message>
    </context>
    <context>
        <name>ClipView</name>
        <message>
            <source>Everything is off. {key} brings picture and sound back as they were.</source>
            <translation>Todo está apagado. {key} devuelve imagen y sonido como estaban.</translation>
        </message>
        <message>
            <source>The picture is covered. {key} shows it.</source>
            <translation>La imagen está cubierta. {key} la muestra.</translation>
        </message>
        <message>
            <source>This recording has sound only.</source>
            <translation>Esta grabación solo tiene sonido.</translation>
        </message>
        <message>
            <source>Waiting for the first picture …</source>
            <translation>Esperando la primera imagen …</translation>
        </message>
        <message>
            <source>muted</source>
            <translation>sin sonido</translation>
        </message>
    </context>
    <context>
        <name>ColumnsSheet</name>
        <message>
            <source>Choose the columns of times and messages.</source>
            <translation>Elija las columnas de los tiempos y de los mensajes.</translation>
        </message>
        <message>
            <source>First rows of the file</source>
            <translation>Primeras filas del archivo</translation>
        </message>
        <message>
            <source>Id of the message</source>
            <translation>Id. del mensaje</translation>
        </message>
        <message>
            <source>Id of the person</source>
            <translation>Id. de la persona</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>Importar</translation>
        </message>
        <message>
            <source>Import without this chat log</source>
            <translation>Importar sin este registro de chat</translation>
        </message>
        <message>
            <source>Kind of event</source>
            <translation>Tipo de evento</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>Mensaje</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Tiempo</translation>
        </message>
        <message>
            <source>Unit of the times</source>
            <translation>Unidad de los tiempos</translation>
        </message>
        <message>
            <source>Which column is which?</source>
            <translation>¿Qué es cada columna?</translation>
        </message>
        <message>
            <source>as the figures look</source>
            <translation>según las cifras</translation>
        </message>
        <message>
            <source>imports nothing</source>
            <translation>no importa nada</translation>
        </message>
        <message>
            <source>milliseconds</source>
            <translation>milisegundos</translation>
        </message>
        <message>
            <source>seconds</source>
            <translation>segundos</translation>
        </message>
        <message>
            <source>{name} is a table whose headings are not known. Your answer counts for them from now on.</source>
            <translation>{name} es una tabla cuyos encabezados no se conocen. Su respuesta vale para ellos de ahora en adelante.</translation>
        </message>
        <message>
            <source>{name} is a table without headings.</source>
            <translation>{name} es una tabla sin encabezados.</translation>
        </message>
    </context>
    <context>
        <name>Command</name>
        <message>
            <source>5 seconds back</source>
            <translation>Retroceder 5 segundos</translation>
        </message>
        <message>
            <source>5 seconds forward</source>
            <translation>Avanzar 5 segundos</translation>
        </message>
        <message>
            <source>About</source>
            <translation>Acerca de</translation>
        </message>
        <message>
            <source>Acknowledge</source>
            <translation>Aceptar comentarios</translation>
        </message>
        <message>
            <source>Add keys…</source>
            <translation>Agregar teclas…</translation>
        </message>
        <message>
            <source>Agreement</source>
            <translation>Acuerdo</translation>
        </message>
        <message>
            <source>Align chat by message…</source>
            <translation>Alinear el chat por un mensaje…</translation>
        </message>
        <message>
            <source>All default keys</source>
            <translation>Todas las teclas predeterminadas</translation>
        </message>
        <message>
            <source>All keys</source>
            <translation>Todas las teclas</translation>
        </message>
        <message>
            <source>Arrange the panes as from the start.</source>
            <translation>Disponer los paneles como al principio.</translation>
        </message>
        <message>
            <source>Arrange the window as the next of your layouts says.</source>
            <translation>Disponer la ventana según la siguiente de sus disposiciones.</translation>
        </message>
        <message>
            <source>Ask the central database again.</source>
            <translation>Preguntar de nuevo a la base de datos central.</translation>
        </message>
        <message>
            <source>Back to the chat's clock before the last change, or on again.</source>
            <translation>Volver al reloj del chat anterior al último cambio, o de nuevo al posterior.</translation>
        </message>
        <message>
            <source>Begin the next version from the one in force, noting in it what was taken; or note it in the draft there is.</source>
            <translation>Empieza la versión siguiente a partir de la vigente, con lo tomado anotado en ella; o lo anota en el borrador que hay.</translation>
        </message>
        <message>
            <source>Begin the session: the members are given its recordings.</source>
            <translation>Empezar la sesión: los integrantes reciben sus grabaciones.</translation>
        </message>
        <message>
            <source>Blank the page and count the minutes; you end it when you want.</source>
            <translation>Deja la página en blanco y cuenta los minutos; termina cuando usted quiera.</translation>
        </message>
        <message>
            <source>Blur picture</source>
            <translation>Desenfocar imagen</translation>
        </message>
        <message>
            <source>Blur the picture more, after the strongest the weakest again.</source>
            <translation>Desenfoca más la imagen; después del más fuerte, otra vez el más débil.</translation>
        </message>
        <message>
            <source>Blur the picture, or show it sharp; it may make it easier, evidence is mixed.</source>
            <translation>Desenfoca la imagen o la muestra nítida; puede hacerlo más llevadero, los estudios no coinciden.</translation>
        </message>
        <message>
            <source>Break later</source>
            <translation>Descanso más tarde</translation>
        </message>
        <message>
            <source>Calibration</source>
            <translation>Calibración</translation>
        </message>
        <message>
            <source>Cancel session…</source>
            <translation>Cancelar la sesión…</translation>
        </message>
        <message>
            <source>Change guidance, severity and exceptions of a policy in the draft.</source>
            <translation>Cambia la guía, la gravedad y las excepciones de una política en el borrador.</translation>
        </message>
        <message>
            <source>Change keys…</source>
            <translation>Cambiar teclas…</translation>
        </message>
        <message>
            <source>Change language, look, sound, keys and layouts.</source>
            <translation>Cambia el idioma, el aspecto, el sonido, las teclas y las disposiciones.</translation>
        </message>
        <message>
            <source>Change policy, times, severity, subject or note of the chosen finding.</source>
            <translation>Cambia la política, los tiempos, la gravedad, el sujeto o la nota del hallazgo elegido.</translation>
        </message>
        <message>
            <source>Chat 0.1 s earlier</source>
            <translation>Chat 0,1 s antes</translation>
        </message>
        <message>
            <source>Chat 0.1 s later</source>
            <translation>Chat 0,1 s después</translation>
        </message>
        <message>
            <source>Chat 1 s earlier</source>
            <translation>Chat 1 s antes</translation>
        </message>
        <message>
            <source>Chat 1 s later</source>
            <translation>Chat 1 s después</translation>
        </message>
        <message>
            <source>Choose market…</source>
            <translation>Elegir mercado…</translation>
        </message>
        <message>
            <source>Choose nothing: every policy, market, reviewer and queue.</source>
            <translation>No elegir nada: todas las políticas, mercados, revisores y colas.</translation>
        </message>
        <message>
            <source>Choose policy…</source>
            <translation>Elegir política…</translation>
        </message>
        <message>
            <source>Choose queue…</source>
            <translation>Elegir cola…</translation>
        </message>
        <message>
            <source>Choose recordings and members for a session, and a deadline.</source>
            <translation>Elegir grabaciones e integrantes de una sesión, y un plazo.</translation>
        </message>
        <message>
            <source>Choose reviewer…</source>
            <translation>Elegir revisor…</translation>
        </message>
        <message>
            <source>Choose source…</source>
            <translation>Elegir origen…</translation>
        </message>
        <message>
            <source>Choose the finding before and go there.</source>
            <translation>Elige el hallazgo anterior y va hasta él.</translation>
        </message>
        <message>
            <source>Choose the next finding and go there.</source>
            <translation>Elige el hallazgo siguiente y va hasta él.</translation>
        </message>
        <message>
            <source>Choose the next position; its clause is quoted.</source>
            <translation>Elegir la postura siguiente; se cita su cláusula.</translation>
        </message>
        <message>
            <source>Choose the position before; its clause is quoted.</source>
            <translation>Elegir la postura anterior; se cita su cláusula.</translation>
        </message>
        <message>
            <source>Close session…</source>
            <translation>Cerrar la sesión…</translation>
        </message>
        <message>
            <source>Close the program; decisions not yet sent stay safe on this machine.</source>
            <translation>Cierra el programa; las decisiones sin enviar quedan guardadas en este equipo.</translation>
        </message>
        <message>
            <source>Compare policies, markets, reviewers or queues.</source>
            <translation>Comparar políticas, mercados, revisores o colas.</translation>
        </message>
        <message>
            <source>Compare second reviews with first ones; read and answer feedback.</source>
            <translation>Comparar segundas revisiones con las primeras; leer y responder comentarios.</translation>
        </message>
        <message>
            <source>Cover picture</source>
            <translation>Cubrir la imagen</translation>
        </message>
        <message>
            <source>Cover the picture, or show it; sound and transcript stay.</source>
            <translation>Cubre la imagen o la muestra; el sonido y la transcripción siguen.</translation>
        </message>
        <message>
            <source>Cut the time into days, weeks or months.</source>
            <translation>Dividir el tiempo en días, semanas o meses.</translation>
        </message>
        <message>
            <source>Dark or light</source>
            <translation>Oscuro o claro</translation>
        </message>
        <message>
            <source>Decide on the whole recording: outcome, actions and why.</source>
            <translation>Resuelve sobre toda la grabación: resultado, acciones y motivo.</translation>
        </message>
        <message>
            <source>Default keys</source>
            <translation>Teclas predeterminadas</translation>
        </message>
        <message>
            <source>Default layout</source>
            <translation>Disposición predeterminada</translation>
        </message>
        <message>
            <source>Delete layout</source>
            <translation>Eliminar disposición</translation>
        </message>
        <message>
            <source>Discuss the disagreements one by one, the largest first.</source>
            <translation>Discutir las discrepancias una por una, la mayor primero.</translation>
        </message>
        <message>
            <source>Dispute error</source>
            <translation>Impugnar error</translation>
        </message>
        <message>
            <source>Dispute the chosen error, or not after all.</source>
            <translation>Impugnar el error elegido, o dejar de hacerlo.</translation>
        </message>
        <message>
            <source>Draft next version</source>
            <translation>Redactar la versión siguiente</translation>
        </message>
        <message>
            <source>Drop evidence</source>
            <translation>Dejar de conservar evidencia</translation>
        </message>
        <message>
            <source>Drop proposal…</source>
            <translation>Descartar propuesta…</translation>
        </message>
        <message>
            <source>Earlier time</source>
            <translation>Periodo anterior</translation>
        </message>
        <message>
            <source>Edit finding…</source>
            <translation>Editar hallazgo…</translation>
        </message>
        <message>
            <source>Edit policy…</source>
            <translation>Editar política…</translation>
        </message>
        <message>
            <source>End 0.1 s earlier</source>
            <translation>Fin 0,1 s antes</translation>
        </message>
        <message>
            <source>End 0.1 s later</source>
            <translation>Fin 0,1 s después</translation>
        </message>
        <message>
            <source>End one frame earlier</source>
            <translation>Fin un cuadro antes</translation>
        </message>
        <message>
            <source>End one frame later</source>
            <translation>Fin un cuadro después</translation>
        </message>
        <message>
            <source>End the discussion: what was ruled becomes gold.</source>
            <translation>Terminar la discusión: lo resuelto pasa a ser referencia.</translation>
        </message>
        <message>
            <source>End the labelling: everybody sees the labels, under letters.</source>
            <translation>Terminar el etiquetado: todos ven las etiquetas, bajo letras.</translation>
        </message>
        <message>
            <source>End the session without a reveal: recordings go back, labels are shown to nobody.</source>
            <translation>Terminar la sesión sin revelar: las grabaciones vuelven y nadie ve las etiquetas.</translation>
        </message>
        <message>
            <source>Enough to decide</source>
            <translation>Suficiente para decidir</translation>
        </message>
        <message>
            <source>Error…</source>
            <translation>Error…</translation>
        </message>
        <message>
            <source>Escalate…</source>
            <translation>Escalar…</translation>
        </message>
        <message>
            <source>Everything off</source>
            <translation>Apagar todo</translation>
        </message>
        <message>
            <source>Export findings…</source>
            <translation>Exportar hallazgos…</translation>
        </message>
        <message>
            <source>Export keys…</source>
            <translation>Exportar teclas…</translation>
        </message>
        <message>
            <source>Faster</source>
            <translation>Más rápido</translation>
        </message>
        <message>
            <source>Fetch my decisions</source>
            <translation>Traer mis decisiones</translation>
        </message>
        <message>
            <source>Filter queue</source>
            <translation>Filtrar la cola</translation>
        </message>
        <message>
            <source>Find a command…</source>
            <translation>Buscar un comando…</translation>
        </message>
        <message>
            <source>Find command by key…</source>
            <translation>Buscar comando por tecla…</translation>
        </message>
        <message>
            <source>Find command by name…</source>
            <translation>Buscar comando por nombre…</translation>
        </message>
        <message>
            <source>Find commands in the list by a part of their name.</source>
            <translation>Busca comandos en la lista por una parte de su nombre.</translation>
        </message>
        <message>
            <source>Find in the text…</source>
            <translation>Buscar en el texto…</translation>
        </message>
        <message>
            <source>Find policy…</source>
            <translation>Buscar política…</translation>
        </message>
        <message>
            <source>Find words in the text on the right; accents do not matter.</source>
            <translation>Buscar palabras en el texto de la derecha; los acentos no importan.</translation>
        </message>
        <message>
            <source>Find words in transcript and chat; accents do not matter.</source>
            <translation>Buscar palabras en la transcripción y el chat; los acentos no importan.</translation>
        </message>
        <message>
            <source>Follow playback</source>
            <translation>Seguir la reproducción</translation>
        </message>
        <message>
            <source>Forget the layout in use; nothing moves.</source>
            <translation>Olvidar la disposición en uso; nada se mueve.</translation>
        </message>
        <message>
            <source>Former clock of chat</source>
            <translation>Reloj anterior del chat</translation>
        </message>
        <message>
            <source>From the playhead on the chat's clock is a piece of its own.</source>
            <translation>Desde la posición actual, el reloj del chat es un tramo aparte.</translation>
        </message>
        <message>
            <source>Full screen</source>
            <translation>Pantalla completa</translation>
        </message>
        <message>
            <source>Get your decisions from the central database into an empty store, as on a new machine.</source>
            <translation>Trae sus decisiones de la base de datos central a un almacén vacío, como en un equipo nuevo.</translation>
        </message>
        <message>
            <source>Give every command its default keys again.</source>
            <translation>Devuelve a todos los comandos sus teclas predeterminadas.</translation>
        </message>
        <message>
            <source>Give the chosen command its default keys again.</source>
            <translation>Devuelve al comando elegido sus teclas predeterminadas.</translation>
        </message>
        <message>
            <source>Give the members more time to label, or less.</source>
            <translation>Dar a los integrantes más tiempo para etiquetar, o menos.</translation>
        </message>
        <message>
            <source>Give the room of this pane to the others; the transcript stays.</source>
            <translation>Ceder el espacio de este panel a los demás; la transcripción se queda.</translation>
        </message>
        <message>
            <source>Give the whole screen to the window, or a part of it again.</source>
            <translation>Dar a la ventana la pantalla entera, o de nuevo una parte.</translation>
        </message>
        <message>
            <source>Give this pane less of the height.</source>
            <translation>Dar menos altura a este panel.</translation>
        </message>
        <message>
            <source>Give this pane less of the width.</source>
            <translation>Dar menos anchura a este panel.</translation>
        </message>
        <message>
            <source>Give this pane more of the height.</source>
            <translation>Dar más altura a este panel.</translation>
        </message>
        <message>
            <source>Give this pane more of the width.</source>
            <translation>Dar más anchura a este panel.</translation>
        </message>
        <message>
            <source>Give verdict…</source>
            <translation>Emitir dictamen…</translation>
        </message>
        <message>
            <source>Go back 5 seconds.</source>
            <translation>Retrocede 5 segundos.</translation>
        </message>
        <message>
            <source>Go forward 5 seconds.</source>
            <translation>Avanza 5 segundos.</translation>
        </message>
        <message>
            <source>Go to the change, policy or mistake before.</source>
            <translation>Ir al cambio, política o error anterior.</translation>
        </message>
        <message>
            <source>Go to the chat, and from there back to the transcript.</source>
            <translation>Ir al chat, y de allí volver a la transcripción.</translation>
        </message>
        <message>
            <source>Go to the difference before.</source>
            <translation>Ir a la diferencia anterior.</translation>
        </message>
        <message>
            <source>Go to the disagreement before.</source>
            <translation>Ir a la discrepancia anterior.</translation>
        </message>
        <message>
            <source>Go to the edge of a finding, hit, deed of the platform, change of speaker or silence before.</source>
            <translation>Va al borde anterior de un hallazgo, coincidencia, acción de la plataforma, cambio de hablante o silencio.</translation>
        </message>
        <message>
            <source>Go to the hit before.</source>
            <translation>Va a la coincidencia anterior.</translation>
        </message>
        <message>
            <source>Go to the list of recordings.</source>
            <translation>Va a la lista de grabaciones.</translation>
        </message>
        <message>
            <source>Go to the masked word (***) before, and listen.</source>
            <translation>Va a la palabra oculta (***) anterior, para escuchar.</translation>
        </message>
        <message>
            <source>Go to the next change, policy or mistake of the text on the right.</source>
            <translation>Ir al siguiente cambio, política o error del texto de la derecha.</translation>
        </message>
        <message>
            <source>Go to the next difference of the two reviews.</source>
            <translation>Ir a la diferencia siguiente de las dos revisiones.</translation>
        </message>
        <message>
            <source>Go to the next disagreement.</source>
            <translation>Ir a la discrepancia siguiente.</translation>
        </message>
        <message>
            <source>Go to the next edge of a finding, hit, deed of the platform, change of speaker or silence.</source>
            <translation>Va al borde siguiente de un hallazgo, coincidencia, acción de la plataforma, cambio de hablante o silencio.</translation>
        </message>
        <message>
            <source>Go to the next hit of the search.</source>
            <translation>Va a la coincidencia siguiente de la búsqueda.</translation>
        </message>
        <message>
            <source>Go to the next pane: picture, transcript, chat, policies, findings, fields, timeline.</source>
            <translation>Ir al panel siguiente: imagen, transcripción, chat, políticas, hallazgos, campos, línea de tiempo.</translation>
        </message>
        <message>
            <source>Go to the next warning, ban, deletion or end by the platform.</source>
            <translation>Va a la advertencia, expulsión, eliminación o cierre siguiente de la plataforma.</translation>
        </message>
        <message>
            <source>Go to the next word of the lexicon, whatever is searched.</source>
            <translation>Va a la palabra siguiente del léxico, se busque lo que se busque.</translation>
        </message>
        <message>
            <source>Go to the next word that the recogniser masked (***), and listen.</source>
            <translation>Ir a la siguiente palabra que el reconocedor enmascaró (***), y escuchar.</translation>
        </message>
        <message>
            <source>Go to the pane before.</source>
            <translation>Ir al panel anterior.</translation>
        </message>
        <message>
            <source>Go to the sessions in which a team settles what the standard means.</source>
            <translation>Ir a las sesiones en que un equipo acuerda qué significa la norma.</translation>
        </message>
        <message>
            <source>Go to the transcript's cue before.</source>
            <translation>Va al segmento anterior de la transcripción.</translation>
        </message>
        <message>
            <source>Go to the transcript's next cue.</source>
            <translation>Va al segmento siguiente de la transcripción.</translation>
        </message>
        <message>
            <source>Go to the warning, ban, deletion or end by the platform before.</source>
            <translation>Va a la advertencia, expulsión, eliminación o cierre anterior de la plataforma.</translation>
        </message>
        <message>
            <source>Go to the word of the lexicon before.</source>
            <translation>Va a la palabra anterior del léxico.</translation>
        </message>
        <message>
            <source>Go to where the finding before ends or begins.</source>
            <translation>Va adonde termina o empieza el hallazgo anterior.</translation>
        </message>
        <message>
            <source>Go to where the next finding begins or ends.</source>
            <translation>Va adonde empieza o termina el hallazgo siguiente.</translation>
        </message>
        <message>
            <source>Grey picture</source>
            <translation>Imagen en gris</translation>
        </message>
        <message>
            <source>Hand over…</source>
            <translation>Traspasar…</translation>
        </message>
        <message>
            <source>Hand the recording to others: where to, how urgent, why.</source>
            <translation>Pasar la grabación a otras personas: adónde, con qué urgencia, por qué.</translation>
        </message>
        <message>
            <source>Hear the next of the recording's sound tracks; the waveform is its.</source>
            <translation>Oír la siguiente pista de audio de la grabación; la forma de onda es la suya.</translation>
        </message>
        <message>
            <source>Hide pane</source>
            <translation>Ocultar panel</translation>
        </message>
        <message>
            <source>Higher pane</source>
            <translation>Panel más alto</translation>
        </message>
        <message>
            <source>Import keys…</source>
            <translation>Importar teclas…</translation>
        </message>
        <message>
            <source>Import recordings…</source>
            <translation>Importar grabaciones…</translation>
        </message>
        <message>
            <source>Invite</source>
            <translation>Invitar</translation>
        </message>
        <message>
            <source>Join chat's clock</source>
            <translation>Unir el reloj del chat</translation>
        </message>
        <message>
            <source>Judgement does not stand</source>
            <translation>El juicio no se mantiene</translation>
        </message>
        <message>
            <source>Judgement stands</source>
            <translation>El juicio se mantiene</translation>
        </message>
        <message>
            <source>Keep evidence</source>
            <translation>Conservar evidencia</translation>
        </message>
        <message>
            <source>Keep picture and words no more; the log keeps that they were there.</source>
            <translation>Eliminar imagen y palabras conservadas; el registro mantiene que existieron.</translation>
        </message>
        <message>
            <source>Keep place and size of the window and its panes under a name.</source>
            <translation>Guardar con un nombre la posición y el tamaño de la ventana y de sus paneles.</translation>
        </message>
        <message>
            <source>Keep the current cue in view while playing, or stay put.</source>
            <translation>Mantiene a la vista el segmento actual durante la reproducción, o no se mueve.</translation>
        </message>
        <message>
            <source>Keep the picture and the words around with the chosen finding, encrypted on this machine.</source>
            <translation>Conservar con el hallazgo elegido la imagen y las palabras de alrededor, cifradas en este equipo.</translation>
        </message>
        <message>
            <source>Kind of message</source>
            <translation>Tipo de mensaje</translation>
        </message>
        <message>
            <source>Label with the policy used last, at the playhead or the marked span.</source>
            <translation>Etiquetar con la última política usada, en la posición actual o en el tramo marcado.</translation>
        </message>
        <message>
            <source>Later time</source>
            <translation>Periodo siguiente</translation>
        </message>
        <message>
            <source>Leave</source>
            <translation>Salir de lo abierto</translation>
        </message>
        <message>
            <source>Leave a search, a key sequence, span marks or a message.</source>
            <translation>Sale de una búsqueda, de una secuencia de teclas, de las marcas de un tramo o de un mensaje.</translation>
        </message>
        <message>
            <source>Leave the chosen command without keys; the palette still has it.</source>
            <translation>Deja sin teclas el comando elegido; la paleta lo conserva.</translation>
        </message>
        <message>
            <source>Leave, so that someone else can sign in.</source>
            <translation>Cierra la sesión para que otra persona pueda entrar.</translation>
        </message>
        <message>
            <source>Less detail</source>
            <translation>Menos detalle</translation>
        </message>
        <message>
            <source>Look at 7, 28, 91 or 365 days.</source>
            <translation>Ver 7, 28, 91 o 365 días.</translation>
        </message>
        <message>
            <source>Look at all</source>
            <translation>Ver todo</translation>
        </message>
        <message>
            <source>Look at evidence</source>
            <translation>Ver evidencia</translation>
        </message>
        <message>
            <source>Look at one market, or at all.</source>
            <translation>Ver un mercado, o todos.</translation>
        </message>
        <message>
            <source>Look at one policy, or at all.</source>
            <translation>Ver una política, o todas.</translation>
        </message>
        <message>
            <source>Look at one queue, or at all.</source>
            <translation>Ver una cola, o todas.</translation>
        </message>
        <message>
            <source>Look at one reviewer, or at all.</source>
            <translation>Ver un revisor, o todos.</translation>
        </message>
        <message>
            <source>Look at the time after.</source>
            <translation>Ver el periodo que sigue.</translation>
        </message>
        <message>
            <source>Look at the time before.</source>
            <translation>Ver el periodo de antes.</translation>
        </message>
        <message>
            <source>Look at what was drawn by plan, picked by hand, or at gold.</source>
            <translation>Ver lo sorteado según plan, lo elegido a mano o la referencia.</translation>
        </message>
        <message>
            <source>Loop span</source>
            <translation>Repetir tramo</translation>
        </message>
        <message>
            <source>Louder</source>
            <translation>Subir volumen</translation>
        </message>
        <message>
            <source>Lower pane</source>
            <translation>Panel más bajo</translation>
        </message>
        <message>
            <source>Lower the volume.</source>
            <translation>Baja el volumen.</translation>
        </message>
        <message>
            <source>Make another lead the lead of the session.</source>
            <translation>Dejar la sesión a otra persona que dirige sesiones.</translation>
        </message>
        <message>
            <source>Make the picture small, or as large as there is room.</source>
            <translation>Hace la imagen pequeña, o tan grande como quepa.</translation>
        </message>
        <message>
            <source>Mark cue</source>
            <translation>Marcar segmento</translation>
        </message>
        <message>
            <source>Mark end of span</source>
            <translation>Marcar fin de tramo</translation>
        </message>
        <message>
            <source>Mark start of span</source>
            <translation>Marcar inicio de tramo</translation>
        </message>
        <message>
            <source>Mark turn</source>
            <translation>Marcar turno</translation>
        </message>
        <message>
            <source>Minutes that you have watched, by severity; they are yours alone and stay on this machine.</source>
            <translation>Los minutos que ha visto, por gravedad; son solo suyos y se quedan en este equipo.</translation>
        </message>
        <message>
            <source>Move deadline…</source>
            <translation>Mover el plazo…</translation>
        </message>
        <message>
            <source>Move the chat a second earlier, in this piece of its clock.</source>
            <translation>Adelantar el chat un segundo, en este tramo de su reloj.</translation>
        </message>
        <message>
            <source>Move the chat a second later, in this piece of its clock.</source>
            <translation>Retrasar el chat un segundo, en este tramo de su reloj.</translation>
        </message>
        <message>
            <source>Move the chat a tenth of a second back, in this piece of its clock.</source>
            <translation>Adelantar el chat una décima de segundo, en este tramo de su reloj.</translation>
        </message>
        <message>
            <source>Move the chat a tenth of a second later, in this piece of its clock.</source>
            <translation>Retrasar el chat una décima de segundo, en este tramo de su reloj.</translation>
        </message>
        <message>
            <source>Move the end of the chosen finding a tenth back.</source>
            <translation>Mueve el fin del hallazgo elegido una décima atrás.</translation>
        </message>
        <message>
            <source>Move the end of the chosen finding a tenth on.</source>
            <translation>Mueve el fin del hallazgo elegido una décima adelante.</translation>
        </message>
        <message>
            <source>Move the end of the chosen finding one frame back.</source>
            <translation>Mueve el fin del hallazgo elegido un cuadro atrás.</translation>
        </message>
        <message>
            <source>Move the end of the chosen finding one frame on.</source>
            <translation>Mueve el fin del hallazgo elegido un cuadro adelante.</translation>
        </message>
        <message>
            <source>Move the start of the chosen finding a tenth back.</source>
            <translation>Mueve el inicio del hallazgo elegido una décima atrás.</translation>
        </message>
        <message>
            <source>Move the start of the chosen finding a tenth on.</source>
            <translation>Mueve el inicio del hallazgo elegido una décima adelante.</translation>
        </message>
        <message>
            <source>Move the start of the chosen finding one frame back.</source>
            <translation>Mueve el inicio del hallazgo elegido un cuadro atrás.</translation>
        </message>
        <message>
            <source>Move the start of the chosen finding one frame on.</source>
            <translation>Mueve el inicio del hallazgo elegido un cuadro adelante.</translation>
        </message>
        <message>
            <source>Mute</source>
            <translation>Silenciar</translation>
        </message>
        <message>
            <source>My exposure</source>
            <translation>Mi exposición</translation>
        </message>
        <message>
            <source>Narrower pane</source>
            <translation>Panel más angosto</translation>
        </message>
        <message>
            <source>New session…</source>
            <translation>Sesión nueva…</translation>
        </message>
        <message>
            <source>Next cue</source>
            <translation>Segmento siguiente</translation>
        </message>
        <message>
            <source>Next deed of the platform</source>
            <translation>Acción siguiente de la plataforma</translation>
        </message>
        <message>
            <source>Next difference</source>
            <translation>Diferencia siguiente</translation>
        </message>
        <message>
            <source>Next edge of a finding</source>
            <translation>Borde siguiente de un hallazgo</translation>
        </message>
        <message>
            <source>Next figure</source>
            <translation>Cifra siguiente</translation>
        </message>
        <message>
            <source>Next finding</source>
            <translation>Hallazgo siguiente</translation>
        </message>
        <message>
            <source>Next hit</source>
            <translation>Coincidencia siguiente</translation>
        </message>
        <message>
            <source>Next hit of the lexicon</source>
            <translation>Coincidencia siguiente del léxico</translation>
        </message>
        <message>
            <source>Next layout</source>
            <translation>Disposición siguiente</translation>
        </message>
        <message>
            <source>Next mark</source>
            <translation>Marca siguiente</translation>
        </message>
        <message>
            <source>Next masked word</source>
            <translation>Siguiente palabra enmascarada</translation>
        </message>
        <message>
            <source>Next pane</source>
            <translation>Panel siguiente</translation>
        </message>
        <message>
            <source>Next place</source>
            <translation>Lugar siguiente</translation>
        </message>
        <message>
            <source>Next position</source>
            <translation>Postura siguiente</translation>
        </message>
        <message>
            <source>Next recording</source>
            <translation>Grabación siguiente</translation>
        </message>
        <message>
            <source>Next recording of the session</source>
            <translation>Siguiente grabación de la sesión</translation>
        </message>
        <message>
            <source>Next sound track</source>
            <translation>Siguiente pista de audio</translation>
        </message>
        <message>
            <source>Next spot</source>
            <translation>Discrepancia siguiente</translation>
        </message>
        <message>
            <source>No error</source>
            <translation>No es un error</translation>
        </message>
        <message>
            <source>Normal speed</source>
            <translation>Velocidad normal</translation>
        </message>
        <message>
            <source>One frame back</source>
            <translation>Un cuadro atrás</translation>
        </message>
        <message>
            <source>One frame forward</source>
            <translation>Un cuadro adelante</translation>
        </message>
        <message>
            <source>One person</source>
            <translation>Una persona</translation>
        </message>
        <message>
            <source>Open a submitted review again; the reason stays in the log.</source>
            <translation>Vuelve a abrir una revisión entregada; el motivo queda en el registro.</translation>
        </message>
        <message>
            <source>Open file</source>
            <translation>Abrir archivo</translation>
        </message>
        <message>
            <source>Open recording</source>
            <translation>Abrir grabación</translation>
        </message>
        <message>
            <source>Open second review</source>
            <translation>Abrir segunda revisión</translation>
        </message>
        <message>
            <source>Open session</source>
            <translation>Abrir la sesión</translation>
        </message>
        <message>
            <source>Open the chosen recording for review.</source>
            <translation>Abre la grabación elegida para revisarla.</translation>
        </message>
        <message>
            <source>Open the draft's file with the program of your system; it is read again whenever it is saved.</source>
            <translation>Abre el archivo del borrador con el programa de su sistema; se vuelve a leer cada vez que se guarda.</translation>
        </message>
        <message>
            <source>Open the next recording of the queue that is not submitted.</source>
            <translation>Abre la siguiente grabación de la cola que no se ha entregado.</translation>
        </message>
        <message>
            <source>Open the next recording of the session that you have not handed in.</source>
            <translation>Abrir la siguiente grabación de la sesión que no ha entregado.</translation>
        </message>
        <message>
            <source>Other groups</source>
            <translation>Otros grupos</translation>
        </message>
        <message>
            <source>Other length of time</source>
            <translation>Otra duración</translation>
        </message>
        <message>
            <source>Other steps</source>
            <translation>Otros intervalos</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>Resultado</translation>
        </message>
        <message>
            <source>Paused where a message can be read on screen: choose it, and the chat's clock is set by it.</source>
            <translation>En pausa donde se lea un mensaje en pantalla: elíjalo y el reloj del chat se ajusta con él.</translation>
        </message>
        <message>
            <source>Peek</source>
            <translation>Mirar un momento</translation>
        </message>
        <message>
            <source>Picture and thumbnails blank, sound off, pause, at once; then go on, rest or leave as you choose.</source>
            <translation>Imagen y miniaturas en blanco, sin sonido y en pausa, al instante; después sigues, descansas o sales, como elijas.</translation>
        </message>
        <message>
            <source>Play at 1×.</source>
            <translation>Reproduce a 1×.</translation>
        </message>
        <message>
            <source>Play faster, the pitch kept.</source>
            <translation>Reproduce más rápido, con el mismo tono.</translation>
        </message>
        <message>
            <source>Play or pause</source>
            <translation>Reproducir o pausar</translation>
        </message>
        <message>
            <source>Play segment and stop</source>
            <translation>Reproducir el fragmento y parar</translation>
        </message>
        <message>
            <source>Play slower, the pitch kept.</source>
            <translation>Reproduce más lento, con el mismo tono.</translation>
        </message>
        <message>
            <source>Play the chosen finding, or the hit of the search, with a second before and after, then pause.</source>
            <translation>Reproduce el hallazgo elegido, o el resultado de la búsqueda, con un segundo antes y después, y para.</translation>
        </message>
        <message>
            <source>Play the marked span, or the chosen finding, again and again.</source>
            <translation>Repite una y otra vez el tramo marcado o el hallazgo elegido.</translation>
        </message>
        <message>
            <source>Play, or stop on the exact frame.</source>
            <translation>Reproduce, o se detiene en el cuadro exacto.</translation>
        </message>
        <message>
            <source>Press a key and see which commands it belongs to.</source>
            <translation>Presione una tecla y vea a qué comandos pertenece.</translation>
        </message>
        <message>
            <source>Press one more key, or sequence of keys, for the chosen command.</source>
            <translation>Presione una tecla o secuencia más para el comando elegido.</translation>
        </message>
        <message>
            <source>Press the new key, or sequence of keys, of the chosen command.</source>
            <translation>Presione la tecla o secuencia nueva del comando elegido.</translation>
        </message>
        <message>
            <source>Previous cue</source>
            <translation>Segmento anterior</translation>
        </message>
        <message>
            <source>Previous deed of the platform</source>
            <translation>Acción anterior de la plataforma</translation>
        </message>
        <message>
            <source>Previous difference</source>
            <translation>Diferencia anterior</translation>
        </message>
        <message>
            <source>Previous edge of a finding</source>
            <translation>Borde anterior de un hallazgo</translation>
        </message>
        <message>
            <source>Previous figure</source>
            <translation>Cifra anterior</translation>
        </message>
        <message>
            <source>Previous finding</source>
            <translation>Hallazgo anterior</translation>
        </message>
        <message>
            <source>Previous hit</source>
            <translation>Coincidencia anterior</translation>
        </message>
        <message>
            <source>Previous hit of the lexicon</source>
            <translation>Coincidencia anterior del léxico</translation>
        </message>
        <message>
            <source>Previous mark</source>
            <translation>Marca anterior</translation>
        </message>
        <message>
            <source>Previous masked word</source>
            <translation>Palabra oculta anterior</translation>
        </message>
        <message>
            <source>Previous pane</source>
            <translation>Panel anterior</translation>
        </message>
        <message>
            <source>Previous place</source>
            <translation>Lugar anterior</translation>
        </message>
        <message>
            <source>Previous position</source>
            <translation>Postura anterior</translation>
        </message>
        <message>
            <source>Previous spot</source>
            <translation>Discrepancia anterior</translation>
        </message>
        <message>
            <source>Propose a change to a policy of the standard in force.</source>
            <translation>Propone un cambio en una política de la norma vigente.</translation>
        </message>
        <message>
            <source>Propose a change…</source>
            <translation>Proponer un cambio…</translation>
        </message>
        <message>
            <source>Publish the draft for everybody, to be used from a day on.</source>
            <translation>Publica el borrador para todos, para usarlo a partir de un día.</translation>
        </message>
        <message>
            <source>Publish…</source>
            <translation>Publicar…</translation>
        </message>
        <message>
            <source>Quality</source>
            <translation>Calidad</translation>
        </message>
        <message>
            <source>Queue</source>
            <translation>Cola</translation>
        </message>
        <message>
            <source>Quieter</source>
            <translation>Bajar volumen</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Salir</translation>
        </message>
        <message>
            <source>Raise the volume.</source>
            <translation>Sube el volumen.</translation>
        </message>
        <message>
            <source>Read anew</source>
            <translation>Leer de nuevo</translation>
        </message>
        <message>
            <source>Read first</source>
            <translation>Leer primero</translation>
        </message>
        <message>
            <source>Read the whole text of the version or draft, or its changes again.</source>
            <translation>Leer el texto completo de la versión o del borrador, o de nuevo sus cambios.</translation>
        </message>
        <message>
            <source>Recordings open with the picture covered: read first, show the picture when you decide to.</source>
            <translation>Las grabaciones se abren con la imagen cubierta: lea primero y muestre la imagen cuando lo decida.</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>Rehacer</translation>
        </message>
        <message>
            <source>Remove draft…</source>
            <translation>Eliminar borrador…</translation>
        </message>
        <message>
            <source>Remove keys</source>
            <translation>Quitar teclas</translation>
        </message>
        <message>
            <source>Reopen review…</source>
            <translation>Reabrir revisión…</translation>
        </message>
        <message>
            <source>Restore the decision that was taken back last.</source>
            <translation>Restituye la última decisión deshecha.</translation>
        </message>
        <message>
            <source>Reveal…</source>
            <translation>Revelar…</translation>
        </message>
        <message>
            <source>Rule…</source>
            <translation>Resolver…</translation>
        </message>
        <message>
            <source>Run backwards; press again for faster.</source>
            <translation>Retrocede; cada pulsación acelera.</translation>
        </message>
        <message>
            <source>Run forwards; press again for faster.</source>
            <translation>Avanza; cada pulsación acelera.</translation>
        </message>
        <message>
            <source>Same label again</source>
            <translation>Repetir la misma etiqueta</translation>
        </message>
        <message>
            <source>Save layout as…</source>
            <translation>Guardar disposición como…</translation>
        </message>
        <message>
            <source>Say of what class the reviewer's error is, its root cause and how grave.</source>
            <translation>Decir de qué clase es el error del revisor, su causa de fondo y cuán grave es.</translation>
        </message>
        <message>
            <source>Say that the chosen difference is an error, as it was judged.</source>
            <translation>Decir que la diferencia elegida es un error, como se juzgó.</translation>
        </message>
        <message>
            <source>Say that the chosen difference is no error after all.</source>
            <translation>Decir que la diferencia elegida no es un error después de todo.</translation>
        </message>
        <message>
            <source>Say that the difference is no error of the reviewer's.</source>
            <translation>Decir que la diferencia no es un error del revisor.</translation>
        </message>
        <message>
            <source>Say what is right on the spot, why, and what the disagreement came from.</source>
            <translation>Decir qué es lo correcto en la discrepancia, por qué, y de dónde vino.</translation>
        </message>
        <message>
            <source>Say why the chosen proposal is not taken.</source>
            <translation>Dice por qué no se toma la propuesta elegida.</translation>
        </message>
        <message>
            <source>Search…</source>
            <translation>Buscar…</translation>
        </message>
        <message>
            <source>Second reviews</source>
            <translation>Segundas revisiones</translation>
        </message>
        <message>
            <source>See both reviews of the chosen case side by side.</source>
            <translation>Ver las dos revisiones del caso elegido lado a lado.</translation>
        </message>
        <message>
            <source>See gold, proposals and what is to be tested again.</source>
            <translation>Ver la referencia, las propuestas y lo que se volverá a probar.</translation>
        </message>
        <message>
            <source>See how far the members agree, before anyone speaks.</source>
            <translation>Ver hasta dónde coinciden los integrantes, antes de que nadie hable.</translation>
        </message>
        <message>
            <source>See how right decisions are, and the clips behind each figure.</source>
            <translation>Ver qué tan correctas son las decisiones, y los clips detrás de cada cifra.</translation>
        </message>
        <message>
            <source>See the agreement, the spots and the outcome of the chosen session.</source>
            <translation>Ver el acuerdo, las discrepancias y el resultado de la sesión elegida.</translation>
        </message>
        <message>
            <source>See versions of the policies, proposals and drafts.</source>
            <translation>Muestra las versiones de las políticas, las propuestas y los borradores.</translation>
        </message>
        <message>
            <source>See which findings the draft touches, or its changes again.</source>
            <translation>Muestra qué hallazgos toca el borrador, o de nuevo sus cambios.</translation>
        </message>
        <message>
            <source>Send now</source>
            <translation>Enviar ahora</translation>
        </message>
        <message>
            <source>Send pending decisions to the central database now.</source>
            <translation>Envía ahora las decisiones pendientes a la base de datos central.</translation>
        </message>
        <message>
            <source>Send…</source>
            <translation>Enviar…</translation>
        </message>
        <message>
            <source>Settings…</source>
            <translation>Configuración…</translation>
        </message>
        <message>
            <source>Show all of the recording.</source>
            <translation>Muestra toda la grabación.</translation>
        </message>
        <message>
            <source>Show all panes</source>
            <translation>Mostrar todos los paneles</translation>
        </message>
        <message>
            <source>Show all that is wrong with the recording and its texts, or close it.</source>
            <translation>Muestra todo lo que está mal en la grabación y sus textos, o lo cierra.</translation>
        </message>
        <message>
            <source>Show every key of this page.</source>
            <translation>Muestra todas las teclas de esta página.</translation>
        </message>
        <message>
            <source>Show every pane again.</source>
            <translation>Mostrar de nuevo todos los paneles.</translation>
        </message>
        <message>
            <source>Show less of the recording, down to single frames.</source>
            <translation>Muestra menos de la grabación, hasta cuadros sueltos.</translation>
        </message>
        <message>
            <source>Show logins in place of pseudonyms; that you asked is recorded.</source>
            <translation>Mostrar usuarios en lugar de seudónimos; queda registrado que lo pidió.</translation>
        </message>
        <message>
            <source>Show messages only, gifts, what the platform did, then everything again.</source>
            <translation>Mostrar solo mensajes, regalos, lo que hizo la plataforma y luego todo otra vez.</translation>
        </message>
        <message>
            <source>Show more of the recording.</source>
            <translation>Muestra más de la grabación.</translation>
        </message>
        <message>
            <source>Show names</source>
            <translation>Mostrar nombres</translation>
        </message>
        <message>
            <source>Show names…</source>
            <translation>Mostrar nombres…</translation>
        </message>
        <message>
            <source>Show only what the person of the chosen message wrote, or everybody again.</source>
            <translation>Mostrar solo lo que escribió la persona del mensaje elegido, u otra vez a todos.</translation>
        </message>
        <message>
            <source>Show or play clips</source>
            <translation>Mostrar o reproducir clips</translation>
        </message>
        <message>
            <source>Show small pictures in the timeline, or none.</source>
            <translation>Muestra las miniaturas en la línea de tiempo, o ninguna.</translation>
        </message>
        <message>
            <source>Show the chosen difference as wide as the timeline.</source>
            <translation>Mostrar la diferencia elegida a todo lo ancho de la línea de tiempo.</translation>
        </message>
        <message>
            <source>Show the chosen finding as wide as the timeline.</source>
            <translation>Muestra el hallazgo elegido a todo lo ancho de la línea de tiempo.</translation>
        </message>
        <message>
            <source>Show the clips behind the chosen figure; there: play the chosen one.</source>
            <translation>Mostrar los clips detrás de la cifra elegida; allí, reproducir el elegido.</translation>
        </message>
        <message>
            <source>Show the figure before in the charts.</source>
            <translation>Mostrar la cifra anterior en las gráficas.</translation>
        </message>
        <message>
            <source>Show the next figure in the charts.</source>
            <translation>Mostrar la cifra siguiente en las gráficas.</translation>
        </message>
        <message>
            <source>Show the picture as if painted, in three strengths, then as it is; it may make it easier, evidence is mixed.</source>
            <translation>Muestra la imagen como pintada, en tres grados, y después tal cual; puede hacerlo más llevadero, los estudios no coinciden.</translation>
        </message>
        <message>
            <source>Show the picture without filters for as long as the key is held.</source>
            <translation>Muestra la imagen sin filtros mientras se mantiene la tecla.</translation>
        </message>
        <message>
            <source>Show the second votes on the spot, or hide them.</source>
            <translation>Mostrar los segundos votos sobre la discrepancia, u ocultarlos.</translation>
        </message>
        <message>
            <source>Show the stretch of the recording after.</source>
            <translation>Mostrar la parte siguiente de la grabación.</translation>
        </message>
        <message>
            <source>Show the stretch of the recording before.</source>
            <translation>Mostrar la parte anterior de la grabación.</translation>
        </message>
        <message>
            <source>Show the translation beside the transcript, or the transcript alone.</source>
            <translation>Mostrar la traducción junto a la transcripción, o solo la transcripción.</translation>
        </message>
        <message>
            <source>Show votes</source>
            <translation>Mostrar votos</translation>
        </message>
        <message>
            <source>Show what is kept with the chosen finding, large.</source>
            <translation>Mostrar en grande lo que se conserva con el hallazgo elegido.</translation>
        </message>
        <message>
            <source>Show what is mine, due, urgent, offline-ready, or all recordings again.</source>
            <translation>Muestra lo mío, lo que vence, lo urgente, lo disponible sin conexión, o de nuevo todas las grabaciones.</translation>
        </message>
        <message>
            <source>Show whose the letters are, to everybody in the session.</source>
            <translation>Mostrar de quién son las letras, a todos los de la sesión.</translation>
        </message>
        <message>
            <source>Shuttle back</source>
            <translation>Marcha atrás</translation>
        </message>
        <message>
            <source>Shuttle forward</source>
            <translation>Marcha adelante</translation>
        </message>
        <message>
            <source>Shuttle stop</source>
            <translation>Detener la marcha</translation>
        </message>
        <message>
            <source>Sign out</source>
            <translation>Cerrar sesión</translation>
        </message>
        <message>
            <source>Slower</source>
            <translation>Más lento</translation>
        </message>
        <message>
            <source>Small picture</source>
            <translation>Imagen pequeña</translation>
        </message>
        <message>
            <source>Sound off or on.</source>
            <translation>Quita o devuelve el sonido.</translation>
        </message>
        <message>
            <source>Split chat's clock</source>
            <translation>Dividir el reloj del chat</translation>
        </message>
        <message>
            <source>Spots</source>
            <translation>Discrepancias</translation>
        </message>
        <message>
            <source>Standards</source>
            <translation>Normas</translation>
        </message>
        <message>
            <source>Start 0.1 s earlier</source>
            <translation>Inicio 0,1 s antes</translation>
        </message>
        <message>
            <source>Start 0.1 s later</source>
            <translation>Inicio 0,1 s después</translation>
        </message>
        <message>
            <source>Start one frame earlier</source>
            <translation>Inicio un cuadro antes</translation>
        </message>
        <message>
            <source>Start one frame later</source>
            <translation>Inicio un cuadro después</translation>
        </message>
        <message>
            <source>Step to the frame before.</source>
            <translation>Va al cuadro anterior.</translation>
        </message>
        <message>
            <source>Step to the next frame.</source>
            <translation>Va al cuadro siguiente.</translation>
        </message>
        <message>
            <source>Stop making them for this recording, or go on with it.</source>
            <translation>Deja de hacerlas para esta grabación, o sigue.</translation>
        </message>
        <message>
            <source>Stop on the exact frame.</source>
            <translation>Se detiene en el cuadro exacto.</translation>
        </message>
        <message>
            <source>Stop the recording; the verdict that the findings ask for is proposed.</source>
            <translation>Detener la grabación; se propone el dictamen que piden los hallazgos.</translation>
        </message>
        <message>
            <source>Strength of blur</source>
            <translation>Grado de desenfoque</translation>
        </message>
        <message>
            <source>Submit review</source>
            <translation>Entregar revisión</translation>
        </message>
        <message>
            <source>Submit the review; it is locked until it is reopened.</source>
            <translation>Entrega la revisión; queda bloqueada hasta que se reabra.</translation>
        </message>
        <message>
            <source>Suggest the break again after ten minutes of reviewing.</source>
            <translation>Vuelve a proponer el descanso tras diez minutos de revisión.</translation>
        </message>
        <message>
            <source>Switch between dark and light colours.</source>
            <translation>Cambia entre colores oscuros y claros.</translation>
        </message>
        <message>
            <source>Take a break</source>
            <translation>Descansar</translation>
        </message>
        <message>
            <source>Take a position on the spot now that you have heard the others.</source>
            <translation>Tomar postura sobre la discrepancia después de oír a los demás.</translation>
        </message>
        <message>
            <source>Take back the escalation that was raised last.</source>
            <translation>Retirar el último escalamiento.</translation>
        </message>
        <message>
            <source>Take for the draft</source>
            <translation>Tomar para el borrador</translation>
        </message>
        <message>
            <source>Take recordings and their transcripts into the queue.</source>
            <translation>Agrega grabaciones y sus transcripciones a la cola.</translation>
        </message>
        <message>
            <source>Take the chosen finding back; the log keeps it.</source>
            <translation>Retira el hallazgo elegido; el registro lo conserva.</translation>
        </message>
        <message>
            <source>Take the chosen proposal for the draft, or not after all.</source>
            <translation>Toma la propuesta elegida para el borrador, o al final no.</translation>
        </message>
        <message>
            <source>Take the colour out of the picture, or give it back; it may make it easier, evidence is mixed.</source>
            <translation>Quita el color de la imagen o se lo devuelve; puede hacerlo más llevadero, los estudios no coinciden.</translation>
        </message>
        <message>
            <source>Take the feedback as it is.</source>
            <translation>Aceptar los comentarios como están.</translation>
        </message>
        <message>
            <source>Take the keys of a file instead of these.</source>
            <translation>Toma las teclas de un archivo en lugar de estas.</translation>
        </message>
        <message>
            <source>Take the last decision back, also one from before a restart.</source>
            <translation>Deshace la última decisión, aunque sea de antes de reiniciar.</translation>
        </message>
        <message>
            <source>The list, your own, of topics of which you are given no recordings.</source>
            <translation>La lista, solo suya, de temas de los que no se le asignan grabaciones.</translation>
        </message>
        <message>
            <source>The next label ends here.</source>
            <translation>La próxima etiqueta termina aquí.</translation>
        </message>
        <message>
            <source>The next label is about all that the speaker says in a row.</source>
            <translation>La próxima etiqueta abarca todo lo que el hablante dice de corrido.</translation>
        </message>
        <message>
            <source>The next label is about the whole cue; again: about the speaker's whole turn.</source>
            <translation>La próxima etiqueta abarca el segmento entero; otra vez: todo el turno del hablante.</translation>
        </message>
        <message>
            <source>The next label starts here.</source>
            <translation>La próxima etiqueta empieza aquí.</translation>
        </message>
        <message>
            <source>The piece of the chat's clock here goes on as the one before it.</source>
            <translation>El tramo del reloj del chat que hay aquí sigue como el anterior.</translation>
        </message>
        <message>
            <source>Throw the draft away; proposals stay.</source>
            <translation>Desecha el borrador; las propuestas se quedan.</translation>
        </message>
        <message>
            <source>Thumbnails</source>
            <translation>Miniaturas</translation>
        </message>
        <message>
            <source>Timeline earlier</source>
            <translation>Línea de tiempo hacia atrás</translation>
        </message>
        <message>
            <source>Timeline later</source>
            <translation>Línea de tiempo hacia adelante</translation>
        </message>
        <message>
            <source>Topics I do not take…</source>
            <translation>Temas que no tomo…</translation>
        </message>
        <message>
            <source>Touched findings</source>
            <translation>Hallazgos afectados</translation>
        </message>
        <message>
            <source>Transcript or chat</source>
            <translation>Transcripción o chat</translation>
        </message>
        <message>
            <source>Translation</source>
            <translation>Traducción</translation>
        </message>
        <message>
            <source>Type part of a command's or policy's name and run it.</source>
            <translation>Escriba parte del nombre de un comando o de una política y ejecútelo.</translation>
        </message>
        <message>
            <source>Type part of a name, an id or a word of the guidance; Enter labels.</source>
            <translation>Escribir parte de un nombre, un identificador o una palabra de la orientación; Enter etiqueta.</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Deshacer</translation>
        </message>
        <message>
            <source>Version, and where this program keeps its files.</source>
            <translation>La versión y dónde guarda sus archivos este programa.</translation>
        </message>
        <message>
            <source>Vote again…</source>
            <translation>Volver a votar…</translation>
        </message>
        <message>
            <source>Waveform and thumbnails</source>
            <translation>Forma de onda y miniaturas</translation>
        </message>
        <message>
            <source>What is wrong</source>
            <translation>Qué está mal</translation>
        </message>
        <message>
            <source>Whole recording</source>
            <translation>Toda la grabación</translation>
        </message>
        <message>
            <source>Whole text</source>
            <translation>Texto completo</translation>
        </message>
        <message>
            <source>Wider pane</source>
            <translation>Panel más ancho</translation>
        </message>
        <message>
            <source>Withdraw escalation</source>
            <translation>Retirar escalamiento</translation>
        </message>
        <message>
            <source>Withdraw finding</source>
            <translation>Retirar hallazgo</translation>
        </message>
        <message>
            <source>Write a note on the chosen finding.</source>
            <translation>Escribe una nota sobre el hallazgo elegido.</translation>
        </message>
        <message>
            <source>Write findings and verdicts as CSV or Excel.</source>
            <translation>Guarda hallazgos y dictámenes como CSV o Excel.</translation>
        </message>
        <message>
            <source>Write note…</source>
            <translation>Escribir nota…</translation>
        </message>
        <message>
            <source>Write the keys that differ from the defaults to a file.</source>
            <translation>Guarda en un archivo las teclas que difieren de las predeterminadas.</translation>
        </message>
        <message>
            <source>Write what goes with it, and send what you have decided.</source>
            <translation>Escribir lo que lo acompaña y enviar lo decidido.</translation>
        </message>
        <message>
            <source>Zoom timeline in</source>
            <translation>Acercar línea de tiempo</translation>
        </message>
        <message>
            <source>Zoom timeline out</source>
            <translation>Alejar línea de tiempo</translation>
        </message>
        <message>
            <source>Zoom to difference</source>
            <translation>Acercar a la diferencia</translation>
        </message>
        <message>
            <source>Zoom to finding</source>
            <translation>Acercar al hallazgo</translation>
        </message>
    </context>
    <context>
        <name>Deadline</name>
        <message>
            <source>The deadline is over already.</source>
            <translation>El plazo ya pasó.</translation>
        </message>
        <message>
            <source>Write the deadline as 2026-11-27 18:00.</source>
            <translation>Escriba el plazo así: 2026-11-27 18:00.</translation>
        </message>
    </context>
    <context>
        <name>DecidingKeys</name>
        <message numerus="yes">
            <source>%n difference(s) are still to be decided.</source>
            <translation>
                <numerusform>Falta decidir %n diferencia.</numerusform>
                <numerusform>Falta decidir %n diferencias.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>ANSWER · %n given in</source>
            <translation>
                <numerusform>RESPUESTA · %n concedida</numerusform>
                <numerusform>RESPUESTA · %n concedidas</numerusform>
            </translation>
        </message>
        <message>
            <source>Ctrl+Enter sends the answer; what stands goes to an arbiter</source>
            <translation>Ctrl+Enter envía la respuesta; lo que se mantiene pasa a un árbitro</translation>
        </message>
        <message>
            <source>Ctrl+Enter sends the dispute; the rest is acknowledged</source>
            <translation>Ctrl+Enter envía la impugnación; el resto queda aceptado</translation>
        </message>
        <message>
            <source>Ctrl+Enter sends the judgement</source>
            <translation>Ctrl+Enter envía el juicio</translation>
        </message>
        <message>
            <source>Ctrl+Enter sends the ruling; it is the last word</source>
            <translation>Ctrl+Enter envía la resolución; es la última palabra</translation>
        </message>
        <message numerus="yes">
            <source>DISPUTE · %n error(s)</source>
            <translation>
                <numerusform>IMPUGNACIÓN · %n error</numerusform>
                <numerusform>IMPUGNACIÓN · %n errores</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>FEEDBACK · %n error(s)</source>
            <translation>
                <numerusform>COMENTARIOS · %n error</numerusform>
                <numerusform>COMENTARIOS · %n errores</numerusform>
            </translation>
        </message>
        <message>
            <source>Mark what you dispute with {dispute}, or acknowledge with {acknowledge}.</source>
            <translation>Marque con {dispute} lo que impugna, o acepte con {acknowledge}.</translation>
        </message>
        <message>
            <source>RULING</source>
            <translation>RESOLUCIÓN</translation>
        </message>
        <message>
            <source>This was judged no error: there is nothing to dispute.</source>
            <translation>Esto no se juzgó como error: no hay nada que impugnar.</translation>
        </message>
        <message>
            <source>What the reviewer can learn from it</source>
            <translation>Qué puede aprender de ello el revisor</translation>
        </message>
        <message>
            <source>Why you decide so</source>
            <translation>Por qué resuelve así</translation>
        </message>
        <message>
            <source>Why you dispute it</source>
            <translation>Por qué lo impugna</translation>
        </message>
        <message>
            <source>Why your judgement stands, or why you change it</source>
            <translation>Por qué mantiene su juicio, o por qué lo cambia</translation>
        </message>
    </context>
    <context>
        <name>DifferenceList</name>
        <message>
            <source>Differences</source>
            <translation>Diferencias</translation>
        </message>
    </context>
    <context>
        <name>Dispatcher</name>
        <message>
            <source>Too late for {keys}: press it again from its first key.</source>
            <translation>Tarde para {keys}: pulse de nuevo desde la primera tecla.</translation>
        </message>
        <message>
            <source>{title} is possible when {when}.</source>
            <translation>«{title}» solo es posible cuando {when}.</translation>
        </message>
    </context>
    <context>
        <name>DraftingDesk</name>
        <message>
            <source>{version} is published; it comes down to everybody with the next sync.</source>
            <translation>{version} está publicada; llega a todos con la próxima sincronización.</translation>
        </message>
    </context>
    <context>
        <name>DraftingKeys</name>
        <message>
            <source>The draft has mistakes: mend them in its file first; {key} opens it.</source>
            <translation>El borrador tiene errores: corríjalos antes en su archivo; {key} lo abre.</translation>
        </message>
        <message>
            <source>Write the day as 2026-12-01, or nothing for at once.</source>
            <translation>Escriba el día como 2026-12-01, o nada para que sea de inmediato.</translation>
        </message>
    </context>
    <context>
        <name>Due</name>
        <message>
            <source>due in {time}</source>
            <translation>vence en {time}</translation>
        </message>
        <message>
            <source>overdue by {time}</source>
            <translation>vencido hace {time}</translation>
        </message>
    </context>
    <context>
        <name>EscalationBar</name>
        <message>
            <source>Escalated: {route} ({urgency})</source>
            <translation>Escalado a: {route} ({urgency})</translation>
        </message>
        <message>
            <source>{key} withdraws</source>
            <translation>{key} retira</translation>
        </message>
    </context>
    <context>
        <name>EscalationSheet</name>
        <message>
            <source>Choose where it goes.</source>
            <translation>Elija adónde va.</translation>
        </message>
        <message>
            <source>Ctrl+Enter escalates; the clock of the route begins</source>
            <translation>Ctrl+Enter escala; empieza a correr el plazo de la ruta</translation>
        </message>
        <message>
            <source>Esc leaves · ● by the findings</source>
            <translation>Esc sale · ● según los hallazgos</translation>
        </message>
        <message>
            <source>Escalate to</source>
            <translation>Escalar a</translation>
        </message>
        <message>
            <source>Escalation</source>
            <translation>Escalamiento</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Motivo</translation>
        </message>
        <message>
            <source>Reason: what was seen, and when</source>
            <translation>Motivo: qué se vio y cuándo</translation>
        </message>
        <message>
            <source>Say why: Tab goes to the reason.</source>
            <translation>Indique por qué: Tab lleva al motivo.</translation>
        </message>
        <message>
            <source>Urgency</source>
            <translation>Urgencia</translation>
        </message>
        <message>
            <source>{n} h</source>
            <translation>{n} h</translation>
        </message>
        <message>
            <source>{n} min</source>
            <translation>{n} min</translation>
        </message>
    </context>
    <context>
        <name>EvidenceKeys</name>
        <message>
            <source>Choose a finding first.</source>
            <translation>Elija primero un hallazgo.</translation>
        </message>
        <message>
            <source>Evidence kept: {keys} shows it.</source>
            <translation>Evidencia conservada: {keys} la muestra.</translation>
        </message>
        <message>
            <source>Nothing is kept with this finding.</source>
            <translation>Con este hallazgo no se conserva nada.</translation>
        </message>
        <message>
            <source>This is kept already: {keys}.</source>
            <translation>Esto ya se conserva: {keys}.</translation>
        </message>
    </context>
    <context>
        <name>EvidenceSheet</name>
        <message>
            <source>Esc closes</source>
            <translation>Esc cierra</translation>
        </message>
        <message>
            <source>Evidence</source>
            <translation>Evidencia</translation>
        </message>
        <message>
            <source>Kept picture</source>
            <translation>Imagen conservada</translation>
        </message>
        <message>
            <source>No picture is kept.</source>
            <translation>No se conserva ninguna imagen.</translation>
        </message>
        <message>
            <source>Picture at {time}</source>
            <translation>Imagen en {time}</translation>
        </message>
        <message>
            <source>The finding's times have changed since: keep it again.</source>
            <translation>Los tiempos del hallazgo han cambiado desde entonces: consérvela de nuevo.</translation>
        </message>
        <message>
            <source>in the original at {time}</source>
            <translation>en el original en {time}</translation>
        </message>
    </context>
    <context>
        <name>ExposurePanel</name>
        <message>
            <source>30 days</source>
            <translation>30 días</translation>
        </message>
        <message>
            <source>7 days</source>
            <translation>7 días</translation>
        </message>
        <message>
            <source>Minutes watched while a recording played or its picture was on screen, by the severity of what was marked there at that time. The figures are yours: they stay on this machine, are never sent or exported, and are no measure of your work.</source>
            <translation>Minutos vistos mientras una grabación se reproducía o su imagen estaba en pantalla, por la gravedad de lo que estaba marcado ahí en ese momento. Las cifras son suyas: se quedan en este equipo, no se envían ni se exportan nunca y no miden su trabajo.</translation>
        </message>
        <message>
            <source>My exposure</source>
            <translation>Mi exposición</translation>
        </message>
        <message>
            <source>Nothing has been counted yet.</source>
            <translation>Todavía no se ha contado nada.</translation>
        </message>
        <message>
            <source>Press Delete again: there is no other copy.</source>
            <translation>Presione Supr otra vez: no hay otra copia.</translation>
        </message>
        <message>
            <source>deletes all of it</source>
            <translation>lo borra todo</translation>
        </message>
        <message>
            <source>ever</source>
            <translation>siempre</translation>
        </message>
        <message>
            <source>nothing marked</source>
            <translation>nada marcado</translation>
        </message>
        <message>
            <source>today</source>
            <translation>hoy</translation>
        </message>
    </context>
    <context>
        <name>FetchDesk</name>
        <message>
            <source>ask your operator where it is.</source>
            <translation>pregunte a su operador dónde está.</translation>
        </message>
        <message>
            <source>{title} is being fetched; it can be reviewed in a moment.</source>
            <translation>{title} se está trayendo; en un momento se puede revisar.</translation>
        </message>
        <message>
            <source>{title} is not on this machine yet. Import its file: {where}</source>
            <translation>{title} aún no está en este equipo. Importe su archivo: {where}</translation>
        </message>
        <message>
            <source>{title} is not on this machine yet. {reason}</source>
            <translation>{title} aún no está en este equipo. {reason}</translation>
        </message>
    </context>
    <context>
        <name>FilterLine</name>
        <message>
            <source>Look at all</source>
            <translation>Ver todo</translation>
        </message>
    </context>
    <context>
        <name>FindingEditor</name>
        <message>
            <source>Chat</source>
            <translation>Chat</translation>
        </message>
        <message>
            <source>Choose one of the policies that are found by name or keys.</source>
            <translation>Elija una de las políticas encontradas por nombre o teclas.</translation>
        </message>
        <message>
            <source>End</source>
            <translation>Fin</translation>
        </message>
        <message>
            <source>Kept words</source>
            <translation>Palabras conservadas</translation>
        </message>
        <message>
            <source>No end: a point</source>
            <translation>Sin fin: un punto</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Nota</translation>
        </message>
        <message>
            <source>Note · Enter saves, Esc leaves</source>
            <translation>Nota · Enter guarda, Esc sale</translation>
        </message>
        <message numerus="yes">
            <source>Points at %n message(s)</source>
            <translation>
                <numerusform>Apunta a %n mensaje</numerusform>
                <numerusform>Apunta a %n mensajes</numerusform>
            </translation>
        </message>
        <message>
            <source>Points at {person}</source>
            <translation>Apunta a {person}</translation>
        </message>
        <message>
            <source>Policy</source>
            <translation>Política</translation>
        </message>
        <message>
            <source>Policy: part of its name, or its keys</source>
            <translation>Política: parte del nombre o sus teclas</translation>
        </message>
        <message>
            <source>Severity</source>
            <translation>Gravedad</translation>
        </message>
        <message>
            <source>Space takes away what the finding points at in the chat.</source>
            <translation>Espacio quita aquello a lo que el hallazgo apunta en el chat.</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Inicio</translation>
        </message>
        <message>
            <source>Subject</source>
            <translation>Sujeto</translation>
        </message>
        <message>
            <source>The end is before the start.</source>
            <translation>El fin es anterior al inicio.</translation>
        </message>
        <message>
            <source>Write times as 0:12:31.480.</source>
            <translation>Escriba los tiempos así: 0:12:31.480.</translation>
        </message>
        <message>
            <source>{messages} of {person}</source>
            <translation>{messages} de {person}</translation>
        </message>
    </context>
    <context>
        <name>FindingRows</name>
        <message>
            <source>open …</source>
            <translation>abierto …</translation>
        </message>
    </context>
    <context>
        <name>FindingsModel</name>
        <message>
            <source>evidence kept</source>
            <translation>evidencia conservada</translation>
        </message>
        <message>
            <source>open</source>
            <translation>abierto</translation>
        </message>
    </context>
    <context>
        <name>FindingsView</name>
        <message>
            <source>Findings</source>
            <translation>Hallazgos</translation>
        </message>
        <message>
            <source>None yet: the key of a policy places one.</source>
            <translation>Ninguno aún: la tecla de una política lo coloca.</translation>
        </message>
    </context>
    <context>
        <name>FormSheet</name>
        <message>
            <source>Leave</source>
            <translation>Dejarlo</translation>
        </message>
    </context>
    <context>
        <name>GeneralForm</name>
        <message>
            <source>In settings.toml: {name}</source>
            <translation>En settings.toml: {name}</translation>
        </message>
    </context>
    <context>
        <name>Guidance</name>
        <message>
            <source>Guidance</source>
            <translation>Orientación</translation>
        </message>
    </context>
    <context>
        <name>Header</name>
        <message>
            <source>Sending</source>
            <translation>Envío</translation>
        </message>
    </context>
    <context>
        <name>HintOverlay</name>
        <message>
            <source>Next keys</source>
            <translation>Teclas siguientes</translation>
        </message>
    </context>
    <context>
        <name>Homecoming</name>
        <message numerus="yes">
            <source>%n decision(s) stay at the server only.</source>
            <translation>
                <numerusform>%n decisión queda solo en el servidor.</numerusform>
                <numerusform>%n decisiones quedan solo en el servidor.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n decision(s) were fetched. Import the recordings again: each review goes on where it was sent last.</source>
            <translation>
                <numerusform>Se trajo %n decisión. Importe de nuevo las grabaciones: cada revisión sigue donde se envió por última vez.</numerusform>
                <numerusform>Se trajeron %n decisiones. Importe de nuevo las grabaciones: cada revisión sigue donde se envió por última vez.</numerusform>
            </translation>
        </message>
        <message>
            <source>No central database is set: there is nothing to fetch from.</source>
            <translation>No hay base de datos central configurada: no hay de dónde traer nada.</translation>
        </message>
        <message>
            <source>The server has decisions of yours that are not on this machine: fetch them with File, “{command}”, before you begin.</source>
            <translation>El servidor tiene decisiones suyas que no están en este equipo: tráigalas con Archivo, «{command}», antes de empezar.</translation>
        </message>
    </context>
    <context>
        <name>Importer</name>
        <message>
            <source>Importing {name}</source>
            <translation>Importando {name}</translation>
        </message>
    </context>
    <context>
        <name>JudgeSheet</name>
        <message>
            <source>Class of the error</source>
            <translation>Clase del error</translation>
        </message>
        <message>
            <source>Ctrl+Enter takes it; Tab goes to the note</source>
            <translation>Ctrl+Enter lo toma; Tab va a la nota</translation>
        </message>
        <message>
            <source>Esc leaves</source>
            <translation>Esc cierra</translation>
        </message>
        <message>
            <source>How grave</source>
            <translation>Cuán grave</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Nota</translation>
        </message>
        <message>
            <source>Note on this difference, if it needs one</source>
            <translation>Nota sobre esta diferencia, si la necesita</translation>
        </message>
        <message>
            <source>Root cause</source>
            <translation>Causa de fondo</translation>
        </message>
        <message>
            <source>Type of the error</source>
            <translation>Tipo de error</translation>
        </message>
    </context>
    <context>
        <name>Key</name>
        <message>
            <source>Alt</source>
            <translation>Alt</translation>
        </message>
        <message>
            <source>Backspace</source>
            <translation>Retroceso</translation>
        </message>
        <message>
            <source>Ctrl</source>
            <translation>Ctrl</translation>
        </message>
        <message>
            <source>Del</source>
            <translation>Supr</translation>
        </message>
        <message>
            <source>End</source>
            <translation>Fin</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Enter</translation>
        </message>
        <message>
            <source>Esc</source>
            <translation>Esc</translation>
        </message>
        <message>
            <source>Home</source>
            <translation>Inicio</translation>
        </message>
        <message>
            <source>Insert</source>
            <translation>Insert</translation>
        </message>
        <message>
            <source>Meta</source>
            <translation>Meta</translation>
        </message>
        <message>
            <source>PageDown</source>
            <translation>AvPág</translation>
        </message>
        <message>
            <source>PageUp</source>
            <translation>RePág</translation>
        </message>
        <message>
            <source>Shift</source>
            <translation>Mayús</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Espacio</translation>
        </message>
        <message>
            <source>Tab</source>
            <translation>Tab</translation>
        </message>
    </context>
    <context>
        <name>KeyCapture</name>
        <message>
            <source>Press the keys</source>
            <translation>Presione las teclas</translation>
        </message>
        <message>
            <source>leaves</source>
            <translation>sale</translation>
        </message>
    </context>
    <context>
        <name>KeyEditor</name>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Commands and their keys</source>
            <translation>Comandos y sus teclas</translation>
        </message>
        <message>
            <source>Export keys</source>
            <translation>Exportar teclas</translation>
        </message>
        <message>
            <source>Find by name · {key}</source>
            <translation>Buscar por nombre · {key}</translation>
        </message>
        <message>
            <source>Import keys</source>
            <translation>Importar teclas</translation>
        </message>
        <message>
            <source>Keys (*.toml)</source>
            <translation>Teclas (*.toml)</translation>
        </message>
        <message>
            <source>New keys of “{title}”:</source>
            <translation>Teclas nuevas de «{title}»:</translation>
        </message>
        <message>
            <source>New keys of “{title}”: {conflicts}</source>
            <translation>Teclas nuevas de «{title}»: {conflicts}</translation>
        </message>
        <message>
            <source>Part of a command's name</source>
            <translation>Parte del nombre de un comando</translation>
        </message>
        <message>
            <source>Take it over</source>
            <translation>Quitársela</translation>
        </message>
        <message>
            <source>Whose key?</source>
            <translation>¿De quién es la tecla?</translation>
        </message>
        <message>
            <source>{keys} begins with {other}, which is used by “{title}” on the page {page}.</source>
            <translation>{keys} empieza con {other}, que usa «{title}» en la página {page}.</translation>
        </message>
        <message>
            <source>{keys} is the beginning of {other}, which is used by “{title}” on the page {page}.</source>
            <translation>{keys} es el comienzo de {other}, que usa «{title}» en la página {page}.</translation>
        </message>
        <message>
            <source>{keys} is used by “{title}” on the page {page}.</source>
            <translation>{keys} la usa «{title}» en la página {page}.</translation>
        </message>
    </context>
    <context>
        <name>KeyModel</name>
        <message>
            <source>Command</source>
            <translation>Comando</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Teclas</translation>
        </message>
        <message>
            <source>Menu</source>
            <translation>Menú</translation>
        </message>
        <message>
            <source>Page</source>
            <translation>Página</translation>
        </message>
        <message>
            <source>everywhere</source>
            <translation>todas</translation>
        </message>
        <message>
            <source>none</source>
            <translation>ninguna</translation>
        </message>
    </context>
    <context>
        <name>Lanes</name>
        <message>
            <source>Both reviews over time</source>
            <translation>Las dos revisiones en el tiempo</translation>
        </message>
    </context>
    <context>
        <name>Language</name>
        <message>
            <source>Basque</source>
            <translation>Vasco</translation>
        </message>
        <message>
            <source>Catalan</source>
            <translation>Catalán</translation>
        </message>
        <message>
            <source>English</source>
            <translation>Inglés</translation>
        </message>
        <message>
            <source>French</source>
            <translation>Francés</translation>
        </message>
        <message>
            <source>Galician</source>
            <translation>Gallego</translation>
        </message>
        <message>
            <source>Guarani</source>
            <translation>Guaraní</translation>
        </message>
        <message>
            <source>Italian</source>
            <translation>Italiano</translation>
        </message>
        <message>
            <source>Portuguese</source>
            <translation>Portugués</translation>
        </message>
        <message>
            <source>Quechua</source>
            <translation>Quechua</translation>
        </message>
        <message>
            <source>Spanish</source>
            <translation>Español</translation>
        </message>
        <message>
            <source>en</source>
            <translation>es</translation>
        </message>
    </context>
    <context>
        <name>LayoutKeeper</name>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Default layout</source>
            <translation>Disposición predeterminada</translation>
        </message>
        <message>
            <source>Layout deleted: {name}</source>
            <translation>Disposición eliminada: {name}</translation>
        </message>
        <message>
            <source>Layout saved: {name}</source>
            <translation>Disposición guardada: {name}</translation>
        </message>
        <message>
            <source>Layout: {name}</source>
            <translation>Disposición: {name}</translation>
        </message>
        <message>
            <source>Name of the layout</source>
            <translation>Nombre de la disposición</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Guardar</translation>
        </message>
        <message>
            <source>Save layout</source>
            <translation>Guardar disposición</translation>
        </message>
        <message>
            <source>The default layout cannot be deleted; choose one of your own first.</source>
            <translation>La disposición predeterminada no se puede eliminar; elija primero una propia.</translation>
        </message>
        <message>
            <source>The layout cannot be written ({reason}); it holds until the window is closed.</source>
            <translation>La disposición no se puede guardar ({reason}); vale hasta que se cierre la ventana.</translation>
        </message>
    </context>
    <context>
        <name>Layouts</name>
        <message>
            <source>Arrange the window and its panes like this.</source>
            <translation>Disponer así la ventana y sus paneles.</translation>
        </message>
        <message>
            <source>Layout: {name}</source>
            <translation>Disposición: {name}</translation>
        </message>
        <message>
            <source>{path} cannot be read; the default layout is used.</source>
            <translation>{path} no se puede leer; se usa la disposición predeterminada.</translation>
        </message>
    </context>
    <context>
        <name>LeadWishes</name>
        <message>
            <source>There is no other lead to hand it over to.</source>
            <translation>No hay nadie más que dirija sesiones a quien traspasarla.</translation>
        </message>
    </context>
    <context>
        <name>LockBar</name>
        <message>
            <source>Reason for reopening</source>
            <translation>Motivo para reabrir</translation>
        </message>
        <message>
            <source>Submitted. {next} opens the next recording · {reopen} reopens this one, with a reason</source>
            <translation>Entregada. {next} abre la grabación siguiente · {reopen} reabre esta, con un motivo</translation>
        </message>
        <message>
            <source>Why is it reopened? Enter reopens it, Esc leaves</source>
            <translation>¿Por qué se reabre? Enter la reabre, Esc sale</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Reviewer workstation</source>
            <translation>Estación de revisión</translation>
        </message>
        <message>
            <source>Reviewer workstation {version}, free software under the MIT licence.</source>
            <translation>Estación de revisión {version}, software libre con licencia MIT.</translation>
        </message>
        <message>
            <source>The window closes when everything that was pressed is stored.</source>
            <translation>La ventana se cierra cuando se haya guardado todo lo presionado.</translation>
        </message>
        <message>
            <source>These keys were not carried out either: {names}.</source>
            <translation>Tampoco se ejecutaron estas teclas: {names}.</translation>
        </message>
    </context>
    <context>
        <name>MaskedBar</name>
        <message numerus="yes">
            <source>%n word(s) masked (***): evidence may be missing; listen to the recording.</source>
            <translation>
                <numerusform>%n palabra enmascarada (***): puede faltar evidencia; escuche la grabación.</numerusform>
                <numerusform>%n palabras enmascaradas (***): puede faltar evidencia; escuche la grabación.</numerusform>
            </translation>
        </message>
        <message>
            <source>next one</source>
            <translation>la siguiente</translation>
        </message>
    </context>
    <context>
        <name>Menu</name>
        <message>
            <source>Calibration</source>
            <translation>Calibración</translation>
        </message>
        <message>
            <source>Chat</source>
            <translation>Chat</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Archivo</translation>
        </message>
        <message>
            <source>Findings</source>
            <translation>Hallazgos</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Ayuda</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Teclas</translation>
        </message>
        <message>
            <source>Playback</source>
            <translation>Reproducción</translation>
        </message>
        <message>
            <source>Policies</source>
            <translation>Políticas</translation>
        </message>
        <message>
            <source>Quality</source>
            <translation>Calidad</translation>
        </message>
        <message>
            <source>Review</source>
            <translation>Revisión</translation>
        </message>
        <message>
            <source>Second review</source>
            <translation>Segunda revisión</translation>
        </message>
        <message>
            <source>Standards</source>
            <translation>Normas</translation>
        </message>
        <message>
            <source>Transcript</source>
            <translation>Transcripción</translation>
        </message>
        <message>
            <source>View</source>
            <translation>Ver</translation>
        </message>
        <message>
            <source>Wellness</source>
            <translation>Bienestar</translation>
        </message>
    </context>
    <context>
        <name>NewSession</name>
        <message numerus="yes">
            <source>%n blind review(s)</source>
            <translation>
                <numerusform>%n revisión a ciegas</numerusform>
                <numerusform>%n revisiones a ciegas</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n member(s)</source>
            <translation>
                <numerusform>%n integrante</numerusform>
                <numerusform>%n integrantes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n recording(s)</source>
            <translation>
                <numerusform>%n grabación</numerusform>
                <numerusform>%n grabaciones</numerusform>
            </translation>
        </message>
        <message>
            <source>Asking the central database what is worth a session …</source>
            <translation>Se pregunta a la base de datos central qué merece una sesión …</translation>
        </message>
        <message>
            <source>Asking the central database …</source>
            <translation>Se consulta la base de datos central …</translation>
        </message>
        <message>
            <source>Deadline</source>
            <translation>Plazo</translation>
        </message>
        <message>
            <source>Filter recordings</source>
            <translation>Filtrar grabaciones</translation>
        </message>
        <message>
            <source>Give the session a name.</source>
            <translation>Dé un nombre a la sesión.</translation>
        </message>
        <message>
            <source>Invite</source>
            <translation>Invitar</translation>
        </message>
        <message>
            <source>Members</source>
            <translation>Integrantes</translation>
        </message>
        <message>
            <source>Members to invite</source>
            <translation>Integrantes que invitar</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>Name of the session</source>
            <translation>Nombre de la sesión</translation>
        </message>
        <message>
            <source>Name, for example: week 47, insults</source>
            <translation>Nombre, por ejemplo: semana 47, insultos</translation>
        </message>
        <message>
            <source>Policies, frozen for the session</source>
            <translation>Políticas, fijas durante la sesión</translation>
        </message>
        <message>
            <source>Recordings to take</source>
            <translation>Grabaciones que tomar</translation>
        </message>
        <message>
            <source>Recordings, those proposed first</source>
            <translation>Grabaciones, primero las propuestas</translation>
        </message>
        <message>
            <source>Take at least one recording: Space takes it.</source>
            <translation>Tome al menos una grabación: con la barra espaciadora.</translation>
        </message>
        <message>
            <source>Take at least two members: agreement needs two.</source>
            <translation>Tome al menos dos integrantes: el acuerdo es cosa de dos.</translation>
        </message>
        <message>
            <source>{recordings}, {members}: {reviews}. About {hours} h of work for each, until {deadline}.</source>
            <translation>{recordings}, {members}: {reviews}. Unas {hours} h de trabajo para cada uno, hasta el {deadline}.</translation>
        </message>
    </context>
    <context>
        <name>NextUp</name>
        <message>
            <source>There is no other recording to review.</source>
            <translation>No hay más grabaciones por revisar.</translation>
        </message>
    </context>
    <context>
        <name>OutcomeView</name>
        <message>
            <source>Every spot is ruled on: the session can be closed.</source>
            <translation>Todas las discrepancias están resueltas: la sesión se puede cerrar.</translation>
        </message>
        <message>
            <source>Gold</source>
            <translation>Referencia</translation>
        </message>
        <message>
            <source>Not every spot is ruled on yet: what is open becomes no gold.</source>
            <translation>Aún no están resueltas todas las discrepancias: lo pendiente no pasa a ser referencia.</translation>
        </message>
        <message>
            <source>Outcome of the session</source>
            <translation>Resultado de la sesión</translation>
        </message>
        <message>
            <source>Proposals to change the standard</source>
            <translation>Propuestas de cambio de la norma</translation>
        </message>
        <message>
            <source>The session is closed. Its results enter no figure of anybody's work.</source>
            <translation>La sesión está cerrada. Sus resultados no entran en ninguna cifra del trabajo de nadie.</translation>
        </message>
        <message>
            <source>To be tested again</source>
            <translation>Se volverá a probar</translation>
        </message>
        <message>
            <source>Without gold</source>
            <translation>Sin referencia</translation>
        </message>
    </context>
    <context>
        <name>PaceMeter</name>
        <message>
            <source>1 finding</source>
            <translation>1 hallazgo</translation>
        </message>
        <message>
            <source>1 key</source>
            <translation>1 tecla</translation>
        </message>
        <message>
            <source>This recording: {time}</source>
            <translation>Esta grabación: {time}</translation>
        </message>
        <message>
            <source>today's median {time}</source>
            <translation>mediana de hoy {time}</translation>
        </message>
        <message>
            <source>{n} findings</source>
            <translation>{n} hallazgos</translation>
        </message>
        <message>
            <source>{n} keys</source>
            <translation>{n} teclas</translation>
        </message>
    </context>
    <context>
        <name>PageName</name>
        <message>
            <source>Calibration</source>
            <translation>Calibración</translation>
        </message>
        <message>
            <source>Quality</source>
            <translation>Calidad</translation>
        </message>
        <message>
            <source>Queue</source>
            <translation>Cola</translation>
        </message>
        <message>
            <source>Review</source>
            <translation>Revisión</translation>
        </message>
        <message>
            <source>Second reviews</source>
            <translation>Segundas revisiones</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Configuración</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>Iniciar sesión</translation>
        </message>
        <message>
            <source>Standards</source>
            <translation>Normas</translation>
        </message>
    </context>
    <context>
        <name>Palette</name>
        <message>
            <source>Commands found</source>
            <translation>Comandos encontrados</translation>
        </message>
        <message>
            <source>Find a command</source>
            <translation>Buscar un comando</translation>
        </message>
        <message>
            <source>Find a command or policy</source>
            <translation>Buscar un comando o una política</translation>
        </message>
        <message>
            <source>Part of a name</source>
            <translation>Parte de un nombre</translation>
        </message>
    </context>
    <context>
        <name>PaneKeys</name>
        <message>
            <source>Go to a pane first that can have more or less room this way.</source>
            <translation>Vaya primero a un panel que pueda tener más o menos espacio en este sentido.</translation>
        </message>
        <message>
            <source>This pane cannot be hidden; go to another one first.</source>
            <translation>Este panel no se puede ocultar; vaya primero a otro.</translation>
        </message>
    </context>
    <context>
        <name>Panes</name>
        <message>
            <source>Findings</source>
            <translation>Hallazgos</translation>
        </message>
        <message>
            <source>Opening the recording …</source>
            <translation>Abriendo la grabación …</translation>
        </message>
        <message>
            <source>Opening …</source>
            <translation>Abriendo …</translation>
        </message>
        <message>
            <source>This recording has no transcript.</source>
            <translation>Esta grabación no tiene transcripción.</translation>
        </message>
        <message>
            <source>This recording has sound only.</source>
            <translation>Esta grabación solo tiene sonido.</translation>
        </message>
        <message>
            <source>Waiting for the first picture …</source>
            <translation>Esperando la primera imagen …</translation>
        </message>
        <message>
            <source>no verdict yet</source>
            <translation>sin dictamen</translation>
        </message>
        <message>
            <source>verdict: {outcome}</source>
            <translation>dictamen: {outcome}</translation>
        </message>
    </context>
    <context>
        <name>PictureKeys</name>
        <message>
            <source>The picture is covered. {key} shows it.</source>
            <translation>La imagen está cubierta. {key} la muestra.</translation>
        </message>
    </context>
    <context>
        <name>PointModel</name>
        <message>
            <source>95%</source>
            <translation>95 %</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Valor</translation>
        </message>
    </context>
    <context>
        <name>PolicyChoice</name>
        <message>
            <source>Policies found</source>
            <translation>Políticas encontradas</translation>
        </message>
    </context>
    <context>
        <name>PolicyPanel</name>
        <message>
            <source>Allowed: {grounds}</source>
            <translation>Permitido: {grounds}</translation>
        </message>
        <message>
            <source>Find a policy</source>
            <translation>Buscar una política</translation>
        </message>
        <message>
            <source>Most used</source>
            <translation>Más usadas</translation>
        </message>
        <message>
            <source>Policies</source>
            <translation>Políticas</translation>
        </message>
    </context>
    <context>
        <name>PositionCard</name>
        <message numerus="yes">
            <source>%n voice(s)</source>
            <translation>
                <numerusform>%n voz</numerusform>
                <numerusform>%n voces</numerusform>
            </translation>
        </message>
        <message>
            <source>Second vote: {n}</source>
            <translation>Segunda votación: {n}</translation>
        </message>
        <message>
            <source>marked nothing</source>
            <translation>no marcó nada</translation>
        </message>
        <message>
            <source>no reason given</source>
            <translation>no dio razones</translation>
        </message>
    </context>
    <context>
        <name>Presenter</name>
        <message>
            <source>Ruled: {what}. {why}</source>
            <translation>Resuelto: {what}. {why}</translation>
        </message>
        <message>
            <source>Spot {n} of {all}</source>
            <translation>Discrepancia {n} de {all}</translation>
        </message>
        <message>
            <source>Spots to talk about</source>
            <translation>Discrepancias que comentar</translation>
        </message>
        <message>
            <source>The disagreements are being found …</source>
            <translation>Se buscan las discrepancias …</translation>
        </message>
        <message>
            <source>There is nothing to discuss: everybody says the same everywhere.</source>
            <translation>No hay nada que discutir: todos dicen lo mismo en todas partes.</translation>
        </message>
        <message>
            <source>What you wrote on this spot is not stored: Ctrl+Enter stores it, Esc drops it.</source>
            <translation>Lo que ha escrito sobre esta discrepancia no está guardado: Ctrl+Enter lo guarda, Esc lo descarta.</translation>
        </message>
        <message>
            <source>to be tested again</source>
            <translation>se volverá a probar</translation>
        </message>
        <message>
            <source>with a proposal to change the standard</source>
            <translation>con una propuesta de cambio de la norma</translation>
        </message>
        <message>
            <source>{n} of {all} voted again</source>
            <translation>{n} de {all} votaron otra vez</translation>
        </message>
    </context>
    <context>
        <name>ProblemsBar</name>
        <message>
            <source>Chat: {problem}</source>
            <translation>Chat: {problem}</translation>
        </message>
        <message>
            <source>Transcript: {problem}</source>
            <translation>Transcripción: {problem}</translation>
        </message>
        <message>
            <source>Translation: {problem}</source>
            <translation>Traducción: {problem}</translation>
        </message>
        <message>
            <source>What is wrong with the recording</source>
            <translation>Qué está mal en la grabación</translation>
        </message>
        <message>
            <source>and {n} more</source>
            <translation>y {n} más</translation>
        </message>
        <message>
            <source>closes</source>
            <translation>cierra</translation>
        </message>
        <message>
            <source>shows all</source>
            <translation>muestra todo</translation>
        </message>
    </context>
    <context>
        <name>Quality</name>
        <message>
            <source>A control chart needs two times with 30 decisions each.</source>
            <translation>Una gráfica de control necesita dos periodos con 30 decisiones cada uno.</translation>
        </message>
        <message>
            <source>Agreement, AC1</source>
            <translation>Acuerdo, AC1</translation>
        </message>
        <message>
            <source>All markets</source>
            <translation>Todos los mercados</translation>
        </message>
        <message>
            <source>All policies</source>
            <translation>Todas las políticas</translation>
        </message>
        <message>
            <source>All queues</source>
            <translation>Todas las colas</translation>
        </message>
        <message>
            <source>All reviewers</source>
            <translation>Todos los revisores</translation>
        </message>
        <message>
            <source>All sources</source>
            <translation>Todos los orígenes</translation>
        </message>
        <message>
            <source>Critical errors</source>
            <translation>Errores críticos</translation>
        </message>
        <message>
            <source>Decision accuracy</source>
            <translation>Decisiones correctas</translation>
        </message>
        <message>
            <source>Decisions whose verdict stands.</source>
            <translation>Decisiones cuyo dictamen se mantiene.</translation>
        </message>
        <message>
            <source>Decisions with an error that the second review called critical.</source>
            <translation>Decisiones con un error que la segunda revisión consideró crítico.</translation>
        </message>
        <message>
            <source>Decisions with every policy that belongs there and no other.</source>
            <translation>Decisiones con todas las políticas que corresponden y ninguna otra.</translation>
        </message>
        <message>
            <source>Disputes won</source>
            <translation>Impugnaciones ganadas</translation>
        </message>
        <message>
            <source>Drawn by plan</source>
            <translation>Sorteo según plan</translation>
        </message>
        <message>
            <source>Errors overturned</source>
            <translation>Errores revocados</translation>
        </message>
        <message>
            <source>Errors, each by how grave what was at stake is.</source>
            <translation>Errores, cada uno según la gravedad de lo que estaba en juego.</translation>
        </message>
        <message>
            <source>Gold</source>
            <translation>Referencia</translation>
        </message>
        <message>
            <source>Gwet's AC1 of {q} outcomes, not weighted, recordings drawn again</source>
            <translation>AC1 de Gwet de {q} resultados, sin ponderar, con remuestreo de grabaciones</translation>
        </message>
        <message>
            <source>Lot {sample} is accepted: {found} with an error in {final} of {drawn}, {accept} are borne.</source>
            <translation>El lote {sample} se acepta: {found} con error en {final} de {drawn}; se toleran {accept}.</translation>
        </message>
        <message>
            <source>Lot {sample} is rejected: {found} with an error in {final} of {drawn}, {accept} are borne.</source>
            <translation>El lote {sample} se rechaza: {found} con error en {final} de {drawn}; se toleran {accept}.</translation>
        </message>
        <message>
            <source>Lot {sample} is still open: {found} with an error in {final} of {drawn}, {accept} are borne.</source>
            <translation>El lote {sample} sigue abierto: {found} con error en {final} de {drawn}; se toleran {accept}.</translation>
        </message>
        <message>
            <source>Market</source>
            <translation>Mercado</translation>
        </message>
        <message>
            <source>No figure speaks for {names}: nothing of it is judged for good yet ({population} decisions).</source>
            <translation>Ninguna cifra habla de {names}: aún no hay nada juzgado en firme ({population} decisiones).</translation>
        </message>
        <message>
            <source>Of the decisions found wrong at first, those put right by a dispute.</source>
            <translation>De las decisiones que se juzgaron erróneas, las que una impugnación dejó como correctas.</translation>
        </message>
        <message>
            <source>Of the disputes that were settled, those decided for the reviewer.</source>
            <translation>De las impugnaciones resueltas, las que dieron la razón al revisor.</translation>
        </message>
        <message>
            <source>Of the recordings that break a policy, those that were flagged for it.</source>
            <translation>De las grabaciones que infringen una política, las que se señalaron por ella.</translation>
        </message>
        <message>
            <source>Of the recordings that were flagged, those flagged rightly.</source>
            <translation>De las grabaciones señaladas, las que se señalaron con razón.</translation>
        </message>
        <message>
            <source>Of what was drawn for a second review, what has been judged.</source>
            <translation>De lo sorteado para segunda revisión, lo que ya se juzgó.</translation>
        </message>
        <message>
            <source>Picked by hand</source>
            <translation>Elegidas a mano</translation>
        </message>
        <message>
            <source>Plan judged</source>
            <translation>Plan cumplido</translation>
        </message>
        <message>
            <source>Policy</source>
            <translation>Política</translation>
        </message>
        <message>
            <source>Policy accuracy</source>
            <translation>Políticas correctas</translation>
        </message>
        <message>
            <source>Precision</source>
            <translation>Precisión</translation>
        </message>
        <message>
            <source>Queue</source>
            <translation>Cola</translation>
        </message>
        <message>
            <source>Recall</source>
            <translation>Exhaustividad</translation>
        </message>
        <message>
            <source>Reviewer</source>
            <translation>Revisor</translation>
        </message>
        <message>
            <source>Reviewers and blind second reviews, beyond chance (Gwet).</source>
            <translation>Revisores y segundas revisiones a ciegas, más allá del azar (Gwet).</translation>
        </message>
        <message>
            <source>Severity-weighted error</source>
            <translation>Error según gravedad</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Origen</translation>
        </message>
        <message>
            <source>Which recording it was is not told: you may still be given it for review.</source>
            <translation>No se dice qué grabación fue: todavía podría recibirla para revisarla.</translation>
        </message>
        <message>
            <source>Wilson's interval</source>
            <translation>intervalo de Wilson</translation>
        </message>
        <message>
            <source>a ratio, exact ends of the effective size</source>
            <translation>una razón, extremos exactos del tamaño efectivo</translation>
        </message>
        <message>
            <source>a ratio, score interval of the effective size</source>
            <translation>una razón, intervalo de Wilson del tamaño efectivo</translation>
        </message>
        <message>
            <source>all alike: no interval</source>
            <translation>todo igual: sin intervalo</translation>
        </message>
        <message>
            <source>all of it was counted</source>
            <translation>se contó todo</translation>
        </message>
        <message>
            <source>by day</source>
            <translation>por día</translation>
        </message>
        <message>
            <source>by market</source>
            <translation>por mercado</translation>
        </message>
        <message>
            <source>by month</source>
            <translation>por mes</translation>
        </message>
        <message>
            <source>by policy</source>
            <translation>por política</translation>
        </message>
        <message>
            <source>by queue</source>
            <translation>por cola</translation>
        </message>
        <message>
            <source>by reviewer</source>
            <translation>por revisor</translation>
        </message>
        <message>
            <source>by week</source>
            <translation>por semana</translation>
        </message>
        <message>
            <source>exact ends (Clopper and Pearson)</source>
            <translation>extremos exactos (Clopper y Pearson)</translation>
        </message>
        <message>
            <source>fewer than 30</source>
            <translation>menos de 30</translation>
        </message>
        <message>
            <source>fewer than 30: counts, no rate</source>
            <translation>menos de 30: conteos, sin tasa</translation>
        </message>
        <message>
            <source>n {n}</source>
            <translation>n {n}</translation>
        </message>
        <message>
            <source>none</source>
            <translation>ninguno</translation>
        </message>
        <message>
            <source>nothing to count</source>
            <translation>nada que contar</translation>
        </message>
        <message>
            <source>nothing was drawn</source>
            <translation>no se sorteó nada</translation>
        </message>
        <message>
            <source>one recording: no interval</source>
            <translation>una grabación: sin intervalo</translation>
        </message>
        <message>
            <source>only one outcome was given</source>
            <translation>solo se dio un resultado</translation>
        </message>
        <message>
            <source>out: {limits}</source>
            <translation>fuera: {limits}</translation>
        </message>
        <message>
            <source>rough</source>
            <translation>aproximado</translation>
        </message>
        <message>
            <source>strata of flagged and passed, exact bounds</source>
            <translation>estratos de señaladas y no señaladas, límites exactos</translation>
        </message>
        <message>
            <source>weighted by strata, exact ends of the effective size</source>
            <translation>ponderado por estratos, extremos exactos del tamaño efectivo</translation>
        </message>
        <message>
            <source>weighted by strata, score interval of the effective size</source>
            <translation>ponderado por estratos, intervalo de Wilson del tamaño efectivo</translation>
        </message>
        <message>
            <source>weighted by strata, the wider of two intervals</source>
            <translation>ponderado por estratos, el más ancho de dos intervalos</translation>
        </message>
        <message>
            <source>weighted by the draw, exact ends of the effective size</source>
            <translation>ponderado por el sorteo, extremos exactos del tamaño efectivo</translation>
        </message>
        <message>
            <source>weighted by the draw, score interval of the effective size</source>
            <translation>ponderado por el sorteo, intervalo de Wilson del tamaño efectivo</translation>
        </message>
        <message>
            <source>{count} of {n}</source>
            <translation>{count} de {n}</translation>
        </message>
        <message>
            <source>{method}, not weighted: drawn in more than one sample</source>
            <translation>{method}, sin ponderar: extraído en más de una muestra</translation>
        </message>
        <message>
            <source>{method}, not weighted: the draw of {n} is not known</source>
            <translation>{method}, sin ponderar: no se conoce el sorteo de {n}</translation>
        </message>
        <message>
            <source>{percent}%</source>
            <translation>{percent} %</translation>
        </message>
    </context>
    <context>
        <name>QualityPage</name>
        <message>
            <source>Earlier time</source>
            <translation>Periodo anterior</translation>
        </message>
        <message>
            <source>Later time</source>
            <translation>Periodo siguiente</translation>
        </message>
        <message>
            <source>Names are shown, which is recorded.</source>
            <translation>Se muestran nombres, y queda registrado.</translation>
        </message>
        <message>
            <source>Nothing to show yet: no second review of decisions of this time is finished.</source>
            <translation>Aún no hay nada que mostrar: ninguna segunda revisión de decisiones de este periodo ha terminado.</translation>
        </message>
        <message>
            <source>Quality</source>
            <translation>Calidad</translation>
        </message>
        <message>
            <source>Reading what was looked at again …</source>
            <translation>Leyendo lo que se revisó de nuevo…</translation>
        </message>
        <message>
            <source>Reading {days} … Until then these are the figures of before.</source>
            <translation>Leyendo {days}… Hasta entonces estas son las cifras de antes.</translation>
        </message>
        <message>
            <source>That you asked for names is recorded. Press {key} again to see them.</source>
            <translation>Queda registrado que pidió los nombres. Pulse {key} otra vez para verlos.</translation>
        </message>
        <message>
            <source>There is no clip behind this figure.</source>
            <translation>No hay ningún clip detrás de esta cifra.</translation>
        </message>
    </context>
    <context>
        <name>QueueFilter</name>
        <message>
            <source>All {n}</source>
            <translation>Todas {n}</translation>
        </message>
        <message>
            <source>Due {n}</source>
            <translation>Vencen {n}</translation>
        </message>
        <message>
            <source>Mine {n}</source>
            <translation>Mías {n}</translation>
        </message>
        <message>
            <source>Offline-ready {n}</source>
            <translation>Sin conexión {n}</translation>
        </message>
        <message>
            <source>‼ Urgent {n}</source>
            <translation>‼ Urgentes {n}</translation>
        </message>
    </context>
    <context>
        <name>QueueModel</name>
        <message>
            <source>Assignment</source>
            <translation>Asignación</translation>
        </message>
        <message>
            <source>Findings</source>
            <translation>Hallazgos</translation>
        </message>
        <message>
            <source>Imported</source>
            <translation>Importada</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Idioma</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>Duración</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Ninguna</translation>
        </message>
        <message>
            <source>Offline</source>
            <translation>Sin conexión</translation>
        </message>
        <message>
            <source>Recording</source>
            <translation>Grabación</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Estado</translation>
        </message>
        <message>
            <source>Transcript</source>
            <translation>Transcripción</translation>
        </message>
        <message>
            <source>Urgency</source>
            <translation>Urgencia</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>Sí</translation>
        </message>
        <message>
            <source>↩ Returned · {batch}</source>
            <translation>↩ Devuelta · {batch}</translation>
        </message>
        <message>
            <source>▲  Failed</source>
            <translation>▲  Falló</translation>
        </message>
        <message>
            <source>▲ {n} masked</source>
            <translation>▲ {n} ocultas</translation>
        </message>
        <message>
            <source>○  New</source>
            <translation>○  Nueva</translation>
        </message>
        <message>
            <source>○  Not here</source>
            <translation>○  No está</translation>
        </message>
        <message>
            <source>○  Waiting</source>
            <translation>○  En espera</translation>
        </message>
        <message>
            <source>●  Ready</source>
            <translation>●  Lista</translation>
        </message>
        <message>
            <source>●  Submitted</source>
            <translation>●  Entregada</translation>
        </message>
        <message>
            <source>◐  Open</source>
            <translation>◐  Abierta</translation>
        </message>
        <message>
            <source>◔  {percent}%</source>
            <translation>◔  {percent} %</translation>
        </message>
    </context>
    <context>
        <name>QueuePage</name>
        <message>
            <source>All files (*)</source>
            <translation>Todos los archivos (*)</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Cancel import</source>
            <translation>Cancelar la importación</translation>
        </message>
        <message>
            <source>Drop recordings here, or import them; a transcript beside a recording comes along.</source>
            <translation>Suelte grabaciones aquí o impórtelas; la transcripción que esté junto a una grabación se importa con ella.</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>Importación</translation>
        </message>
        <message>
            <source>Import recordings</source>
            <translation>Importar grabaciones</translation>
        </message>
        <message>
            <source>Import recordings…</source>
            <translation>Importar grabaciones…</translation>
        </message>
        <message>
            <source>No recording of the queue is like that.</source>
            <translation>Ninguna grabación de la cola es así.</translation>
        </message>
        <message>
            <source>Nothing to review yet</source>
            <translation>Todavía no hay nada por revisar</translation>
        </message>
        <message>
            <source>Queue</source>
            <translation>Cola</translation>
        </message>
        <message>
            <source>Recordings</source>
            <translation>Grabaciones</translation>
        </message>
        <message>
            <source>Recordings to review</source>
            <translation>Grabaciones por revisar</translation>
        </message>
        <message>
            <source>Recordings, their chat logs and transcripts ({patterns})</source>
            <translation>Grabaciones, sus registros de chat y transcripciones ({patterns})</translation>
        </message>
        <message>
            <source>{left} of {all} to review</source>
            <translation>{left} de {all} por revisar</translation>
        </message>
    </context>
    <context>
        <name>ReviewController</name>
        <message numerus="yes">
            <source>%n decision(s) behind it were not carried out either.</source>
            <translation>
                <numerusform>Tampoco se ejecutó %n decisión posterior.</numerusform>
                <numerusform>Tampoco se ejecutaron %n decisiones posteriores.</numerusform>
            </translation>
        </message>
        <message>
            <source>The last decision could not be stored, so it is not shown: {error}</source>
            <translation>La última decisión no se pudo guardar y por eso no se muestra: {error}</translation>
        </message>
        <message>
            <source>The store was closed before everything was stored.</source>
            <translation>El almacén se cerró antes de que se guardara todo.</translation>
        </message>
        <message>
            <source>There is nothing to redo.</source>
            <translation>No hay nada que rehacer.</translation>
        </message>
        <message>
            <source>There is nothing to undo.</source>
            <translation>No hay nada que deshacer.</translation>
        </message>
        <message>
            <source>{key} gives the verdict again.</source>
            <translation>{key} emite de nuevo el dictamen.</translation>
        </message>
        <message>
            <source>{recording}: {sentence}</source>
            <translation>{recording}: {sentence}</translation>
        </message>
    </context>
    <context>
        <name>ReviewPage</name>
        <message>
            <source>Mark a span with {start} and {end}, or choose a span finding, to loop it.</source>
            <translation>Para repetir un tramo, márquelo con {start} y {end}, o elija un hallazgo con tramo.</translation>
        </message>
        <message>
            <source>Review</source>
            <translation>Revisión</translation>
        </message>
        <message>
            <source>in {time}</source>
            <translation>entrada {time}</translation>
        </message>
        <message>
            <source>loop</source>
            <translation>repetición</translation>
        </message>
        <message>
            <source>muted</source>
            <translation>sin sonido</translation>
        </message>
        <message>
            <source>out {time}</source>
            <translation>salida {time}</translation>
        </message>
        <message>
            <source>submitted</source>
            <translation>entregada</translation>
        </message>
        <message>
            <source>volume {percent}%</source>
            <translation>volumen {percent} %</translation>
        </message>
        <message>
            <source>{rate}× · pitch kept</source>
            <translation>{rate}× · mismo tono</translation>
        </message>
    </context>
    <context>
        <name>Reviewing</name>
        <message>
            <source>The policies are still being read.</source>
            <translation>Las políticas todavía se están leyendo.</translation>
        </message>
        <message>
            <source>{n} of {all}</source>
            <translation>{n} de {all}</translation>
        </message>
    </context>
    <context>
        <name>RowsView</name>
        <message>
            <source>Back to the playhead</source>
            <translation>Volver a la posición actual</translation>
        </message>
        <message>
            <source>now</source>
            <translation>ahora</translation>
        </message>
    </context>
    <context>
        <name>Rule</name>
        <message>
            <source>a verb with pronouns</source>
            <translation>un verbo con pronombres</translation>
        </message>
        <message>
            <source>a word that stands for it</source>
            <translation>una palabra que la sustituye</translation>
        </message>
        <message>
            <source>a word the recogniser may have misheard</source>
            <translation>una palabra que el reconocedor pudo oír mal</translation>
        </message>
        <message>
            <source>an emoji that stands for it</source>
            <translation>un emoji que la sustituye</translation>
        </message>
        <message>
            <source>another form of the word</source>
            <translation>otra forma de la palabra</translation>
        </message>
        <message>
            <source>digits and signs for letters</source>
            <translation>dígitos y signos por letras</translation>
        </message>
        <message>
            <source>invisible characters</source>
            <translation>caracteres invisibles</translation>
        </message>
        <message>
            <source>letters drawn out</source>
            <translation>letras alargadas</translation>
        </message>
        <message>
            <source>letters masked</source>
            <translation>letras enmascaradas</translation>
        </message>
        <message>
            <source>letters set apart</source>
            <translation>letras separadas</translation>
        </message>
        <message>
            <source>look-alike letters</source>
            <translation>letras parecidas</translation>
        </message>
        <message>
            <source>missing or other accents</source>
            <translation>acentos ausentes o distintos</translation>
        </message>
        <message>
            <source>n written for ñ</source>
            <translation>n en lugar de ñ</translation>
        </message>
        <message>
            <source>the word itself</source>
            <translation>la palabra misma</translation>
        </message>
        <message>
            <source>written as it sounds</source>
            <translation>escrita como suena</translation>
        </message>
    </context>
    <context>
        <name>RulingSheet</name>
        <message>
            <source>And</source>
            <translation>Y</translation>
        </message>
        <message>
            <source>Ctrl+Enter rules: it becomes gold, and cannot be taken back</source>
            <translation>Ctrl+Enter resuelve: pasa a ser referencia y no se puede deshacer</translation>
        </message>
        <message>
            <source>End</source>
            <translation>Fin</translation>
        </message>
        <message>
            <source>Esc leaves</source>
            <translation>Esc cierra</translation>
        </message>
        <message>
            <source>Proposal to change the standard</source>
            <translation>Propuesta de cambio de la norma</translation>
        </message>
        <message>
            <source>Proposal to change the standard (may stay empty)</source>
            <translation>Propuesta de cambio de la norma (puede quedar vacía)</translation>
        </message>
        <message>
            <source>Proposal: what the standard should say instead (may stay empty)</source>
            <translation>Propuesta: qué debería decir la norma (puede quedar vacía)</translation>
        </message>
        <message>
            <source>Rationale</source>
            <translation>Fundamento</translation>
        </message>
        <message>
            <source>Rationale, with the words of the clause (needed)</source>
            <translation>Fundamento, con las palabras de la cláusula (necesario)</translation>
        </message>
        <message>
            <source>Rule: a digit takes what is right.</source>
            <translation>Resuelva: una cifra toma lo correcto.</translation>
        </message>
        <message>
            <source>Ruling</source>
            <translation>Resolución</translation>
        </message>
        <message>
            <source>Say what the disagreement came from: e, a, m or b.</source>
            <translation>Diga de dónde vino la discrepancia: e, a, m o b.</translation>
        </message>
        <message>
            <source>Say why: Tab goes to the reason.</source>
            <translation>Diga por qué: Tab va a las razones.</translation>
        </message>
        <message>
            <source>Severity: {name}</source>
            <translation>Gravedad: {name}</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Inicio</translation>
        </message>
        <message>
            <source>Test again later</source>
            <translation>Volver a probar más adelante</translation>
        </message>
        <message>
            <source>The disagreement came from</source>
            <translation>La discrepancia vino de</translation>
        </message>
        <message>
            <source>The end is before the start.</source>
            <translation>El fin está antes del inicio.</translation>
        </message>
        <message>
            <source>What is right?</source>
            <translation>¿Qué es lo correcto?</translation>
        </message>
        <message>
            <source>Write times as 0:12:31.480.</source>
            <translation>Escriba los tiempos así: 0:12:31.480.</translation>
        </message>
        <message>
            <source>from</source>
            <translation>desde</translation>
        </message>
        <message>
            <source>to</source>
            <translation>hasta</translation>
        </message>
    </context>
    <context>
        <name>SearchBar</name>
        <message>
            <source>1 hit</source>
            <translation>1 coincidencia</translation>
        </message>
        <message>
            <source>Hits</source>
            <translation>Coincidencias</translation>
        </message>
        <message>
            <source>Next hit</source>
            <translation>Coincidencia siguiente</translation>
        </message>
        <message>
            <source>Previous hit</source>
            <translation>Coincidencia anterior</translation>
        </message>
        <message>
            <source>Search transcript and chat</source>
            <translation>Buscar en la transcripción y el chat</translation>
        </message>
        <message>
            <source>no hits</source>
            <translation>sin coincidencias</translation>
        </message>
        <message>
            <source>{at} of {n}</source>
            <translation>{at} de {n}</translation>
        </message>
        <message>
            <source>{n} hits</source>
            <translation>{n} coincidencias</translation>
        </message>
    </context>
    <context>
        <name>SegmentKeys</name>
        <message>
            <source>Choose a finding, or a hit of the search, to play its segment.</source>
            <translation>Elija un hallazgo, o un resultado de la búsqueda, para reproducir su fragmento.</translation>
        </message>
    </context>
    <context>
        <name>Sending</name>
        <message numerus="yes">
            <source>%n decision(s) are still to be sent. They are safe here and go out the next time the program runs.</source>
            <translation>
                <numerusform>Falta enviar %n decisión. Queda guardada aquí y se enviará la próxima vez que se abra el programa.</numerusform>
                <numerusform>Faltan enviar %n decisiones. Quedan guardadas aquí y se enviarán la próxima vez que se abra el programa.</numerusform>
            </translation>
        </message>
        <message>
            <source>No central database is set: decisions stay on this machine.</source>
            <translation>No hay base de datos central configurada: las decisiones se quedan en este equipo.</translation>
        </message>
        <message>
            <source>The server refused a decision, it stays here: {reason}. Tell your operator.</source>
            <translation>El servidor rechazó una decisión, que se queda aquí: {reason}. Avise a su operador.</translation>
        </message>
    </context>
    <context>
        <name>Sentence</name>
        <message>
            <source>'forms' must be one of {join}, not {forms}.</source>
            <translation>'forms' debe ser uno de {join}, no {forms}.</translation>
        </message>
        <message>
            <source>'id' must be lower-case words joined by hyphens, as in es-live, not {lexicon_id}.</source>
            <translation>'id' debe ser palabras en minúscula unidas por guiones, como es-live, no {lexicon_id}.</translation>
        </message>
        <message>
            <source>'reclaimed' must be true or false, not {reclaimed}.</source>
            <translation>'reclaimed' debe ser true o false, no {reclaimed}.</translation>
        </message>
        <message>
            <source>'schema' must be {SCHEMA}, not {text}.</source>
            <translation>'schema' debe ser {SCHEMA}, no {text}.</translation>
        </message>
        <message>
            <source>'severity' must be as in S2 or *=S3 {SEPARATOR} ES=S2, not {cell}.</source>
            <translation>'severity' debe ser como S2 o *=S3 {SEPARATOR} ES=S2, no {cell}.</translation>
        </message>
        <message>
            <source>'version' must be year and number, as in 2026.1, not {version}.</source>
            <translation>'version' debe ser año y número, como 2026.1, no {version}.</translation>
        </message>
        <message>
            <source>--map needs the column of the times: --map time=Hora,text=Texto.</source>
            <translation>--map necesita la columna de los tiempos: --map time=Hora,text=Texto.</translation>
        </message>
        <message>
            <source>--map unit={mapping} is not one of {join}.</source>
            <translation>--map unit={mapping} no es uno de {join}.</translation>
        </message>
        <message>
            <source>--map {part} is not one of {join} with =COLUMN: --map time=Hora,text=Texto.</source>
            <translation>--map {part} no es uno de {join} con =COLUMN: --map time=Hora,text=Texto.</translation>
        </message>
        <message>
            <source>; there are {join}.</source>
            <translation>; existen {join}.</translation>
        </message>
        <message>
            <source>; {key} is {text_in}</source>
            <translation>; {key} es «{text_in}»</translation>
        </message>
        <message>
            <source>A calibration session has 1 to 200 recordings, each once.</source>
            <translation>Una sesión de calibración tiene de 1 a 200 grabaciones, cada una solo una vez.</translation>
        </message>
        <message>
            <source>A calibration session has 2 to 26 members.</source>
            <translation>Una sesión de calibración tiene de 2 a 26 miembros.</translation>
        </message>
        <message>
            <source>A chart needs samples, each of one or more.</source>
            <translation>Un gráfico necesita muestras, cada una de una unidad o más.</translation>
        </message>
        <message>
            <source>A difference is of a kind, class or cause that is not known here.</source>
            <translation>Una diferencia es de un tipo, una clase o una causa que aquí no se conoce.</translation>
        </message>
        <message>
            <source>A difference is there twice, or has no id.</source>
            <translation>Una diferencia aparece dos veces o no tiene identificador.</translation>
        </message>
        <message>
            <source>A difference names a finding that is in neither review.</source>
            <translation>Una diferencia nombra un hallazgo que no está en ninguna de las dos revisiones.</translation>
        </message>
        <message>
            <source>A dispute says what it is about and why.</source>
            <translation>Una impugnación dice de qué trata y por qué.</translation>
        </message>
        <message>
            <source>A finding cannot start before the recording.</source>
            <translation>Un hallazgo no puede empezar antes que la grabación.</translation>
        </message>
        <message>
            <source>A good lot has fewer faults than a bad one, and is accepted more often.</source>
            <translation>Un lote bueno tiene menos fallos que uno malo y se acepta más veces.</translation>
        </message>
        <message>
            <source>A good lot has fewer faults than a bad one, and the risks are below 1 together.</source>
            <translation>Un lote bueno tiene menos fallos que uno malo, y los dos riesgos suman menos de 1.</translation>
        </message>
        <message>
            <source>A key file keeps no line break, and no name with '{_SEPARATOR}': choose another password, user or database name, or use the system's keyring instead of --key-file.</source>
            <translation>Un archivo de claves no admite saltos de línea ni nombres con '{_SEPARATOR}': elija otra contraseña, otro usuario u otro nombre de base de datos, o use el llavero del sistema en lugar de --key-file.</translation>
        </message>
        <message>
            <source>A lot has two units or more.</source>
            <translation>Un lote tiene dos unidades o más.</translation>
        </message>
        <message>
            <source>A margin lies above 0 and below 1, a share between 0 and 1.</source>
            <translation>Un margen es mayor que 0 y menor que 1; una proporción está entre 0 y 1.</translation>
        </message>
        <message>
            <source>A name is there twice; each unit is drawn once.</source>
            <translation>Un nombre aparece dos veces; cada unidad se sortea una vez.</translation>
        </message>
        <message>
            <source>A plan is random, stratified, weighted or a lot.</source>
            <translation>Un plan es aleatorio, estratificado, ponderado o por lote.</translation>
        </message>
        <message>
            <source>A plan looks at one or more, not at more than the lot, and accepts fewer faults than that.</source>
            <translation>Un plan mira una unidad o más, no más que el lote, y acepta menos fallos que eso.</translation>
        </message>
        <message>
            <source>A position needs a rationale, and neither may be longer than a page.</source>
            <translation>Una postura necesita un fundamento, y ninguno de los dos puede pasar de una página.</translation>
        </message>
        <message>
            <source>A proposal is taken into a version such as live-es@2026.3.</source>
            <translation>Una propuesta se toma para una versión como live-es@2026.3.</translation>
        </message>
        <message>
            <source>A proposal names a policy and says what is to change, on a page at most.</source>
            <translation>Una propuesta nombra una política y dice qué debe cambiar, en una página como máximo.</translation>
        </message>
        <message>
            <source>A proposal names the policy and says what is to change.</source>
            <translation>Una propuesta nombra la política y dice qué debe cambiar.</translation>
        </message>
        <message>
            <source>A proposal takes {LONGEST} characters in each field at most.</source>
            <translation>Una propuesta admite como máximo {LONGEST} caracteres en cada campo.</translation>
        </message>
        <message>
            <source>A recording has no gold under {wanted}, or is in the batch already.</source>
            <translation>Una grabación no tiene referencia con {wanted}, o ya está en el lote.</translation>
        </message>
        <message>
            <source>A ruling is about each of the differences that are still disputed, and about no other.</source>
            <translation>Una resolución trata de cada una de las diferencias que siguen impugnadas, y de ninguna otra.</translation>
        </message>
        <message>
            <source>A ruling says what is right, why, and how the disagreement came about.</source>
            <translation>Una resolución dice qué es lo correcto, por qué, y de dónde vino el desacuerdo.</translation>
        </message>
        <message>
            <source>A ruling says what is upheld, and why.</source>
            <translation>Una resolución dice qué se mantiene, y por qué.</translation>
        </message>
        <message>
            <source>A seed is a whole number from 0.</source>
            <translation>Una semilla es un número entero desde 0.</translation>
        </message>
        <message>
            <source>A share lies between 0 and 1.</source>
            <translation>Una proporción está entre 0 y 1.</translation>
        </message>
        <message>
            <source>A sheet holds at most {MOST_ROWS} rows: export as CSV.</source>
            <translation>Una hoja admite como máximo {MOST_ROWS} filas: exporte como CSV.</translation>
        </message>
        <message>
            <source>A sound track that begins late or is damaged was left out.</source>
            <translation>Se omitió una pista de sonido que empieza tarde o está dañada.</translation>
        </message>
        <message>
            <source>A span cannot end before it starts.</source>
            <translation>Un tramo no puede terminar antes de empezar.</translation>
        </message>
        <message>
            <source>A stratum has fewer than five: only operators draw from it.</source>
            <translation>Un estrato tiene menos de cinco: solo los operadores sortean de él.</translation>
        </message>
        <message>
            <source>A table of two raters has as many rows as columns.</source>
            <translation>Una tabla de dos evaluadores tiene tantas filas como columnas.</translation>
        </message>
        <message>
            <source>A table of two raters holds whole numbers from 0.</source>
            <translation>Una tabla de dos evaluadores contiene números enteros desde 0.</translation>
        </message>
        <message>
            <source>A value of the event has not the form that it must have.</source>
            <translation>Un valor del evento no tiene la forma que debe tener.</translation>
        </message>
        <message>
            <source>A vote names a policy, an outcome or none.</source>
            <translation>Un voto nombra una política, un resultado o nada.</translation>
        </message>
        <message>
            <source>A {what} {ref} comes with the program, in other words: give yours a new version.</source>
            <translation>Con el programa viene {what} {ref}, con otras palabras: dé al suyo una versión nueva.</translation>
        </message>
        <message>
            <source>An answer says whether the judgement stands, and why.</source>
            <translation>Una respuesta dice si el juicio se mantiene, y por qué.</translation>
        </message>
        <message>
            <source>An error needs its class and how grave it is.</source>
            <translation>Un error necesita su clase y su gravedad.</translation>
        </message>
        <message>
            <source>An overlap lies above 0 and is at most 1, a tolerance is 0 ms or more.</source>
            <translation>Un solapamiento está por encima de 0 y es como máximo 1; una tolerancia es de 0 ms o más.</translation>
        </message>
        <message>
            <source>Another program has been busy with {path} for {LIMIT_S} seconds: end it, then start again.</source>
            <translation>Otro programa lleva {LIMIT_S} segundos usando {path}: ciérrelo y vuelva a empezar.</translation>
        </message>
        <message>
            <source>Another program holds the local store</source>
            <translation>Otro programa tiene ocupado el almacén local</translation>
        </message>
        <message>
            <source>Another window is open on the store {name}: use that one, or close it first.</source>
            <translation>Hay otra ventana abierta sobre el almacén {name}: use esa o ciérrela primero.</translation>
        </message>
        <message>
            <source>Answer every disputed difference; one of them is not answered yet.</source>
            <translation>Responda cada diferencia impugnada; una de ellas aún no tiene respuesta.</translation>
        </message>
        <message>
            <source>Cancelled: nothing was kept.</source>
            <translation>Cancelado: no se conservó nada.</translation>
        </message>
        <message>
            <source>Cannot write to {folder} ({strerror}); choose another place.</source>
            <translation>No se puede escribir en {folder} ({strerror}); elija otro lugar.</translation>
        </message>
        <message>
            <source>Cannot write {folder} ({strerror}); choose another place.</source>
            <translation>No se puede escribir {folder} ({strerror}); elija otro lugar.</translation>
        </message>
        <message>
            <source>Cannot write {path} ({strerror}); choose another place.</source>
            <translation>No se puede escribir {path} ({strerror}); elija otro lugar.</translation>
        </message>
        <message>
            <source>Cannot write {target} ({reason}); make room there or choose another --home.</source>
            <translation>No se puede escribir {target} ({reason}); libere espacio o elija otro --home.</translation>
        </message>
        <message>
            <source>Cannot write {where} ({strerror}); choose another place.</source>
            <translation>No se puede escribir {where} ({strerror}); elija otro lugar.</translation>
        </message>
        <message>
            <source>Choose an outcome.</source>
            <translation>Elija un resultado.</translation>
        </message>
        <message>
            <source>Choose at least one action{none}.</source>
            <translation>Elija al menos una acción{none}.</translation>
        </message>
        <message>
            <source>Choose at least one error that you dispute.</source>
            <translation>Elija al menos un error que impugna.</translation>
        </message>
        <message>
            <source>Choose how grave the error is.</source>
            <translation>Elija cuán grave es el error.</translation>
        </message>
        <message>
            <source>Choose the class of the error.</source>
            <translation>Elija la clase del error.</translation>
        </message>
        <message>
            <source>Choose the root cause of the error.</source>
            <translation>Elija la causa de fondo del error.</translation>
        </message>
        <message>
            <source>DSA category</source>
            <translation>categoría de la DSA</translation>
        </message>
        <message>
            <source>Decisions about this session have not been uploaded yet: try again when nothing is pending.</source>
            <translation>Aún hay decisiones de esta sesión sin enviar: inténtelo de nuevo cuando no quede nada pendiente.</translation>
        </message>
        <message>
            <source>Each value needs the probability with which its unit was drawn.</source>
            <translation>Cada valor necesita la probabilidad con la que se sorteó su unidad.</translation>
        </message>
        <message>
            <source>Fewer than five have a weight: only operators draw by it.</source>
            <translation>Menos de cinco tienen uno de los pesos: solo los operadores sortean con él.</translation>
        </message>
        <message>
            <source>Give a verdict first.</source>
            <translation>Primero emita un dictamen.</translation>
        </message>
        <message>
            <source>Give the password of {user} for the central database {address}.</source>
            <translation>Escriba la contraseña de {user} para la base de datos central {address}.</translation>
        </message>
        <message>
            <source>Give the size of the sample, or the margin of a random one.</source>
            <translation>Indique el tamaño de la muestra, o el margen de una aleatoria.</translation>
        </message>
        <message>
            <source>Give your name.</source>
            <translation>Escriba su nombre.</translation>
        </message>
        <message>
            <source>It cannot be fetched: see the log file.</source>
            <translation>No se puede traer: consulta el archivo de registro.</translation>
        </message>
        <message>
            <source>It does not say whether the verdict was right.</source>
            <translation>No dice si el veredicto era correcto.</translation>
        </message>
        <message>
            <source>It does not say which proposal it is about.</source>
            <translation>No dice de qué propuesta trata.</translation>
        </message>
        <message>
            <source>It is a fragmented MP4, in which libVLC loses seeks.</source>
            <translation>Es un MP4 fragmentado, en el que libVLC pierde los saltos.</translation>
        </message>
        <message>
            <source>Its clock begins at {start_ms} ms, and libVLC seeks too early by that.</source>
            <translation>Su reloj empieza en {start_ms} ms y libVLC salta esa diferencia antes de lo debido.</translation>
        </message>
        <message>
            <source>Its clock jumps, and the copy's runs on.</source>
            <translation>Su reloj salta y el de la copia sigue corrido.</translation>
        </message>
        <message>
            <source>Keys of the page {page}: {what}; give one of them another key.</source>
            <translation>Teclas de la página {page}: {what}; asigne otra tecla a uno de los dos.</translation>
        </message>
        <message>
            <source>Keys of {_named}: {problem}; give it another key.</source>
            <translation>Teclas de {_named}: {problem}; asígnele otra tecla.</translation>
        </message>
        <message>
            <source>Labels are still to come and the deadline is not past.</source>
            <translation>Aún faltan etiquetas y el plazo no ha vencido.</translation>
        </message>
        <message>
            <source>Leads settle proposals.</source>
            <translation>Los responsables resuelven las propuestas.</translation>
        </message>
        <message>
            <source>Limits are {join} percent, not {aql}.</source>
            <translation>Los límites son {join} por ciento, no {aql}.</translation>
        </message>
        <message>
            <source>Name one of the grounds in the rationale: {grounds}.</source>
            <translation>Mencione una de las causales en el fundamento: {grounds}.</translation>
        </message>
        <message>
            <source>Name the policy, and say what is to change.</source>
            <translation>Nombre la política y diga qué hay que cambiar.</translation>
        </message>
        <message>
            <source>Names are shown once, behind the reveal and before the end.</source>
            <translation>Los nombres se muestran una sola vez, después de revelar y antes del final.</translation>
        </message>
        <message>
            <source>Never given: {join}.</source>
            <translation>Nunca se dieron: {join}.</translation>
        </message>
        <message>
            <source>No central database is set: start with --central postgresql://HOST:PORT/DATABASE, or try the program with `reviewer-app demo`.</source>
            <translation>No hay base de datos central configurada: inicie con --central postgresql://HOST:PORT/DATABASE o pruebe el programa con `reviewer-app demo`.</translation>
        </message>
        <message>
            <source>No picture can be decoded at the beginning of the recording.</source>
            <translation>No se puede decodificar ninguna imagen al principio de la grabación.</translation>
        </message>
        <message>
            <source>No plan of a hundred thousand tells such lots apart.</source>
            <translation>Ningún plan de hasta cien mil unidades distingue esos lotes.</translation>
        </message>
        <message>
            <source>No sound output was found; recordings play in silence.</source>
            <translation>No se encontró salida de sonido; las grabaciones se reproducen en silencio.</translation>
        </message>
        <message>
            <source>Nobody decides this about a calibration session.</source>
            <translation>Nadie decide esto sobre una sesión de calibración.</translation>
        </message>
        <message>
            <source>Nobody decides this about a proposal.</source>
            <translation>Nadie decide esto sobre una propuesta.</translation>
        </message>
        <message>
            <source>Nobody has signed in on this machine yet: name the user with --user NAME.</source>
            <translation>Nadie ha iniciado sesión todavía en este equipo: indique el usuario con --user NAME.</translation>
        </message>
        <message>
            <source>Nobody marked anything on {name}.</source>
            <translation>Nadie marcó nada en {name}.</translation>
        </message>
        <message>
            <source>Nobody says where it is: ask your operator.</source>
            <translation>Nadie dice dónde está: pregunte a su operador.</translation>
        </message>
        <message>
            <source>Not among the categories: {strange}.</source>
            <translation>No está entre las categorías: {strange}.</translation>
        </message>
        <message>
            <source>Nothing has been labelled yet, so there is nothing to repeat.</source>
            <translation>Todavía no se ha etiquetado nada, así que no hay nada que repetir.</translation>
        </message>
        <message>
            <source>Nothing is drawn of a stratum: no interval holds for the whole.</source>
            <translation>No se sortea nada de un estrato: ningún intervalo vale para el conjunto.</translation>
        </message>
        <message>
            <source>Nothing is drawn of {join}: no estimate holds for the whole.</source>
            <translation>No se sortea nada de {join}: ninguna estimación vale para el conjunto.</translation>
        </message>
        <message>
            <source>Nothing is drawn of {join}: no estimate holds for the whole; use --least 1, or join strata.</source>
            <translation>No se sortea nada de {join}: ninguna estimación vale para el conjunto; use --least 1 o una estratos.</translation>
        </message>
        <message>
            <source>Nothing is escalated in this review.</source>
            <translation>No hay nada escalado en esta revisión.</translation>
        </message>
        <message>
            <source>Nothing is kept with this finding: its policy {policy_id} is not known here.</source>
            <translation>Con este hallazgo no se conserva nada: su política {policy_id} no se conoce aquí.</translation>
        </message>
        <message>
            <source>Nothing is said here: mark a span with {start} and {end}.</source>
            <translation>Aquí no se dice nada: marque un tramo con {start} y {end}.</translation>
        </message>
        <message>
            <source>Nothing is to be drawn.</source>
            <translation>No hay nada que sortear.</translation>
        </message>
        <message>
            <source>Nothing may be kept with a finding under {policy_id}: the policy forbids copies.</source>
            <translation>Con un hallazgo de {policy_id} no se puede conservar nada: la política prohíbe las copias.</translation>
        </message>
        <message>
            <source>Nothing of the stratum {empty} was judged: join it with another.</source>
            <translation>No se juzgó nada del estrato {empty}: únalo con otro.</translation>
        </message>
        <message>
            <source>Nothing on this machine can play recordings; the transcript still works.</source>
            <translation>Nada en este equipo puede reproducir grabaciones; la transcripción sí funciona.</translation>
        </message>
        <message>
            <source>Nothing says when the recording began: the first message was put at its beginning; align the chat by hand.</source>
            <translation>Nada indica cuándo empezó la grabación: el primer mensaje se puso en su inicio; alinee el chat a mano.</translation>
        </message>
        <message>
            <source>Nothing was found among what was flagged nor among what was not.</source>
            <translation>No se encontró nada entre lo señalado ni entre lo no señalado.</translation>
        </message>
        <message>
            <source>Of some there are fewer than five, which only operators are told: draw a random sample.</source>
            <translation>De algunos hay menos de cinco, cosa que solo se dice a los operadores: sortee una muestra aleatoria.</translation>
        </message>
        <message>
            <source>Only a session whose labels are revealed is closed, and once.</source>
            <translation>Solo se cierra una sesión cuyas etiquetas se han revelado, y una sola vez.</translation>
        </message>
        <message>
            <source>Only members of the calibration session vote.</source>
            <translation>Solo votan los miembros de la sesión de calibración.</translation>
        </message>
        <message>
            <source>Only members of the session vote.</source>
            <translation>Solo votan los integrantes de la sesión.</translation>
        </message>
        <message>
            <source>Only the lead of the calibration session rules.</source>
            <translation>Solo resuelve el responsable de la sesión de calibración.</translation>
        </message>
        <message>
            <source>Only the lead of the session rules.</source>
            <translation>Solo resuelve quien dirige la sesión.</translation>
        </message>
        <message>
            <source>Only what this second review judged an error can be disputed.</source>
            <translation>Solo se puede impugnar lo que esta segunda revisión juzgó como error.</translation>
        </message>
        <message>
            <source>Only what was judged an error can be disputed.</source>
            <translation>Solo se puede impugnar lo que se juzgó como error.</translation>
        </message>
        <message>
            <source>Others draw at the same time again and again: try again later.</source>
            <translation>Otros sortean al mismo tiempo una y otra vez: inténtelo más tarde.</translation>
        </message>
        <message>
            <source>Players miss their targets when they seek in {upper}.</source>
            <translation>Los reproductores yerran sus saltos en {upper}.</translation>
        </message>
        <message>
            <source>Players seek in it, and its clock runs on.</source>
            <translation>Los reproductores saltan bien en ella y su reloj sigue corrido.</translation>
        </message>
        <message>
            <source>Probabilities lie above 0 and are at most 1.</source>
            <translation>Las probabilidades son mayores que 0 y como mucho 1.</translation>
        </message>
        <message>
            <source>QtMultimedia cannot be loaded ({error}); install PySide6-Addons and the system packages it needs.</source>
            <translation>QtMultimedia no se puede cargar ({error}); instale PySide6-Addons y los paquetes del sistema que necesita.</translation>
        </message>
        <message>
            <source>QtMultimedia plays this recording: it knows the exact time of each picture.</source>
            <translation>QtMultimedia reproduce esta grabación: conoce el tiempo exacto de cada imagen.</translation>
        </message>
        <message>
            <source>Quote the clause of the standard that decides it.</source>
            <translation>Cite la cláusula de la norma que lo decide.</translation>
        </message>
        <message>
            <source>Quote the clause of the standard that you rely on.</source>
            <translation>Cite la cláusula de la norma en la que se apoya.</translation>
        </message>
        <message>
            <source>Recordings cannot be kept on this disk ({reason}): make room or mend it; work goes on.</source>
            <translation>Este disco no puede guardar grabaciones ({reason}): libera espacio o repáralo; el trabajo sigue.</translation>
        </message>
        <message>
            <source>Recordings wait: {need} more would not fit into the {quota} for recordings (cache_gb), all of it is still to do.</source>
            <translation>Hay grabaciones en espera: {need} más no caben en los {quota} para grabaciones (cache_gb), y todo está aún por hacer.</translation>
        </message>
        <message>
            <source>Rough intervals, of {join}: {ROUGH}.</source>
            <translation>Intervalos aproximados, de {join}: {ROUGH}.</translation>
        </message>
        <message>
            <source>Rows have different numbers of raters: {join}.</source>
            <translation>Las filas tienen distinto número de evaluadores: {join}.</translation>
        </message>
        <message>
            <source>Rule on every disputed difference; one of them has no ruling yet.</source>
            <translation>Resuelva cada diferencia impugnada; una de ellas aún no tiene resolución.</translation>
        </message>
        <message>
            <source>Rule on the verdict with a verdict, on findings with a finding or none.</source>
            <translation>Resuelva el dictamen con un dictamen, los hallazgos con un hallazgo o ninguno.</translation>
        </message>
        <message>
            <source>Say how the disagreement came about.</source>
            <translation>Diga de dónde vino la discrepancia.</translation>
        </message>
        <message>
            <source>Say in at most 1,000 characters why the session is cancelled.</source>
            <translation>Diga en 1000 caracteres como máximo por qué se cancela la sesión.</translation>
        </message>
        <message>
            <source>Say of every difference whether it is an error; one of them is not judged yet.</source>
            <translation>Diga de cada diferencia si es un error; una de ellas aún no está juzgada.</translation>
        </message>
        <message>
            <source>Say what the standard should say instead.</source>
            <translation>Diga qué debería decir la norma en su lugar.</translation>
        </message>
        <message>
            <source>Say why it is escalated.</source>
            <translation>Indique por qué se escala.</translation>
        </message>
        <message>
            <source>Say why the proposal is dropped.</source>
            <translation>Diga por qué se descarta la propuesta.</translation>
        </message>
        <message>
            <source>Say why the review is opened again.</source>
            <translation>Indique por qué se reabre la revisión.</translation>
        </message>
        <message>
            <source>Say why you decide so.</source>
            <translation>Diga por qué resuelve así.</translation>
        </message>
        <message>
            <source>Say why you dispute it.</source>
            <translation>Diga por qué lo impugna.</translation>
        </message>
        <message>
            <source>Say why your judgement stands, or why you change it.</source>
            <translation>Diga por qué mantiene su juicio, o por qué lo cambia.</translation>
        </message>
        <message>
            <source>Say why: a position needs a rationale.</source>
            <translation>Diga por qué: una postura necesita un fundamento.</translation>
        </message>
        <message>
            <source>Say why: a ruling needs a rationale.</source>
            <translation>Diga por qué: una resolución necesita un fundamento.</translation>
        </message>
        <message>
            <source>Shares of faults lie between 0 and 1.</source>
            <translation>Las proporciones de fallos están entre 0 y 1.</translation>
        </message>
        <message>
            <source>So many spans lie on top of each other that their alignments cannot be counted out.</source>
            <translation>Hay tantos tramos superpuestos que no se pueden recorrer todas sus alineaciones.</translation>
        </message>
        <message>
            <source>Somebody else has ruled on this second review already.</source>
            <translation>Otra persona ya resolvió sobre esta segunda revisión.</translation>
        </message>
        <message>
            <source>Somebody has work of the batch {batch} already: what is added now would be told from it.</source>
            <translation>Alguien ya tiene trabajo del lote {batch}: lo que se añada ahora se distinguiría de él.</translation>
        </message>
        <message>
            <source>Somebody who was neither reviewer nor auditor decides this dispute.</source>
            <translation>Esta impugnación la resuelve alguien que no fue ni revisor ni segundo revisor.</translation>
        </message>
        <message>
            <source>Specialists and leads propose changes to the standard.</source>
            <translation>Los especialistas y los responsables proponen cambios en la norma.</translation>
        </message>
        <message>
            <source>Standard deviations lie above 0.</source>
            <translation>Las desviaciones típicas están por encima de 0.</translation>
        </message>
        <message>
            <source>That escalation is gone; it may have been undone.</source>
            <translation>Ese escalamiento ya no existe; tal vez se deshizo.</translation>
        </message>
        <message>
            <source>That finding is gone; it may have been undone.</source>
            <translation>Ese hallazgo ya no existe; tal vez se deshizo.</translation>
        </message>
        <message>
            <source>The Python package python-vlc is missing; install it with pip.</source>
            <translation>Falta el paquete de Python python-vlc; instálelo con pip.</translation>
        </message>
        <message>
            <source>The S3 store {address} is read without TLS: s3_endpoint must begin with https://.</source>
            <translation>El almacén S3 {address} se lee sin TLS: s3_endpoint debe empezar con https://.</translation>
        </message>
        <message>
            <source>The action {action_id} is not in {ref}: choose another.</source>
            <translation>La acción {action_id} no está en {ref}: elija otra.</translation>
        </message>
        <message>
            <source>The address {place} leads to another central database ({database_id}) than before ({database_id3}): nothing is sent to it, so ask the operator which of them is meant.</source>
            <translation>La dirección {place} lleva a otra base de datos central ({database_id}) que antes ({database_id3}): no se le envía nada; pregunte al operador cuál de las dos es la correcta.</translation>
        </message>
        <message>
            <source>The author of the event is not the person who signed in.</source>
            <translation>El autor del suceso no es la persona que inició sesión.</translation>
        </message>
        <message>
            <source>The batch of a calibration session goes to its members alone, and while it is open.</source>
            <translation>El lote de una sesión de calibración va solo a sus miembros, y mientras está abierta.</translation>
        </message>
        <message>
            <source>The batch {batch} is blind: gold goes among ordinary work.</source>
            <translation>El lote {batch} es a ciegas: la referencia va entre el trabajo corriente.</translation>
        </message>
        <message>
            <source>The batch {batch} is judged by {wanted}.</source>
            <translation>El lote {batch} se juzga con {wanted}.</translation>
        </message>
        <message>
            <source>The batch {batch} names no policy set: say under which one the gold was ruled.</source>
            <translation>El lote {batch} no nombra un paquete de políticas: diga con cuál se resolvió la referencia.</translation>
        </message>
        <message>
            <source>The central address is no PostgreSQL DSN: write postgresql://HOST:PORT/DATABASE.</source>
            <translation>La dirección central no es un DSN de PostgreSQL: escriba postgresql://HOST:PORT/DATABASE.</translation>
        </message>
        <message>
            <source>The central address must name host and database: postgresql://HOST:PORT/DATABASE.</source>
            <translation>La dirección central debe indicar servidor y base de datos: postgresql://HOST:PORT/DATABASE.</translation>
        </message>
        <message>
            <source>The central address must not hold a password: take it out of --central and of {settings_file}; it is asked for at the sign-in and kept with the store's key.</source>
            <translation>La dirección central no debe contener una contraseña: quítela de --central y de {settings_file}; se pide al iniciar sesión y se guarda con la clave del almacén.</translation>
        </message>
        <message>
            <source>The central address must not set {name}; allowed are {join}.</source>
            <translation>La dirección central no debe fijar {name}; se admiten {join}.</translation>
        </message>
        <message>
            <source>The central database does not continue any chain of this store: tell the operator.</source>
            <translation>La base de datos central no continúa ninguna cadena de este almacén: avise al operador.</translation>
        </message>
        <message>
            <source>The central database {address} cannot prove who it is: set sslrootcert=FILE to the certificate authority that your operator gave you.</source>
            <translation>La base de datos central {address} no puede probar su identidad: ponga en sslrootcert=FILE la autoridad de certificación que le dio su operador.</translation>
        </message>
        <message>
            <source>The central database {address} did not confirm the commit; it is sent again.</source>
            <translation>La base de datos central {address} no confirmó la escritura; se envía otra vez.</translation>
        </message>
        <message>
            <source>The central database {address} does not accept the sign-in of {user}.</source>
            <translation>La base de datos central {address} no acepta el inicio de sesión de {user}.</translation>
        </message>
        <message>
            <source>The central database {address} does not answer: check the network, or go on offline.</source>
            <translation>La base de datos central {address} no responde: revise la red o siga sin conexión.</translation>
        </message>
        <message>
            <source>The central database {address} does not let {user} do this ({message_primary}): ask the operator.</source>
            <translation>La base de datos central {address} no permite a {user} hacer esto ({message_primary}): consulte al operador.</translation>
        </message>
        <message>
            <source>The central database {address} is older than this program, or not prepared; what is pending stays here: the operator has to run `reviewer-app central upgrade`.</source>
            <translation>La base de datos central {address} es anterior a este programa o no está preparada; lo pendiente se queda aquí: el operador tiene que ejecutar `reviewer-app central upgrade`.</translation>
        </message>
        <message>
            <source>The central database {address} reports an error ({sqlstate}); what is pending stays here: tell the operator.</source>
            <translation>La base de datos central {address} informa de un error ({sqlstate}); lo pendiente se queda aquí: avise al operador.</translation>
        </message>
        <message>
            <source>The central database {at} asks for the password of {user}.</source>
            <translation>La base de datos central {at} pide la contraseña de {user}.</translation>
        </message>
        <message>
            <source>The connection to the central database {address} was lost; what is pending stays here.</source>
            <translation>Se perdió la conexión con la base de datos central {address}; lo pendiente se queda aquí.</translation>
        </message>
        <message>
            <source>The copy {evidence_id} is not the one that was kept: run `reviewer-app verify`.</source>
            <translation>La copia {evidence_id} no es la que se conservó: ejecute `reviewer-app verify`.</translation>
        </message>
        <message>
            <source>The deadline is past.</source>
            <translation>El plazo ya venció.</translation>
        </message>
        <message>
            <source>The differences are not a list.</source>
            <translation>Las diferencias no son una lista.</translation>
        </message>
        <message>
            <source>The disk failed or is full ({cause})</source>
            <translation>El disco falló o está lleno ({cause})</translation>
        </message>
        <message>
            <source>The disk is full</source>
            <translation>El disco está lleno</translation>
        </message>
        <message>
            <source>The disk is full: {title} wants {_gigabytes}; make room.</source>
            <translation>El disco está lleno: {title} necesita {_gigabytes}; libera espacio.</translation>
        </message>
        <message>
            <source>The draft has no policy {policy_id}.</source>
            <translation>El borrador no tiene la política {policy_id}.</translation>
        </message>
        <message>
            <source>The draft has no such field to change: write it in the file.</source>
            <translation>El borrador no tiene ese campo para cambiarlo: escríbalo en el archivo.</translation>
        </message>
        <message>
            <source>The draft lacks a field that every pack has: mend it in the file first.</source>
            <translation>Al borrador le falta un campo que todo paquete tiene: corríjalo antes en el archivo.</translation>
        </message>
        <message>
            <source>The draft still has mistakes: mend them first.</source>
            <translation>El borrador aún tiene errores: corríjalos antes.</translation>
        </message>
        <message>
            <source>The draft was changed meanwhile: look at it again.</source>
            <translation>El borrador ha cambiado mientras tanto: míralo otra vez.</translation>
        </message>
        <message>
            <source>The draft was changed while it was published: its file is kept.</source>
            <translation>El borrador cambió mientras se publicaba: su archivo se conserva.</translation>
        </message>
        <message>
            <source>The event does not fit its hash: it was changed after it was written.</source>
            <translation>El suceso no concuerda con su suma: se cambió después de escribirlo.</translation>
        </message>
        <message>
            <source>The event holds more than what is told of a copy: copies are not taken here.</source>
            <translation>El suceso contiene más de lo que se dice de una copia: aquí no se admiten copias.</translation>
        </message>
        <message>
            <source>The event is larger or nested deeper than the server can take.</source>
            <translation>El evento es más grande o está más anidado de lo que el servidor admite.</translation>
        </message>
        <message>
            <source>The file cannot be read as it is (line {line}): mend it there first.</source>
            <translation>El archivo no se puede leer tal como está (línea {line}): corríjalo ahí antes.</translation>
        </message>
        <message>
            <source>The file ends before the recording does: it was cut off or not copied whole.</source>
            <translation>El archivo termina antes que la grabación: se cortó o no se copió completo.</translation>
        </message>
        <message>
            <source>The file of the draft could not be removed: delete it yourself.</source>
            <translation>No se pudo quitar el archivo del borrador: bórralo tú.</translation>
        </message>
        <message>
            <source>The file of the local store {path} is damaged. What was uploaded is safe on the server: `reviewer-app recover` sets this file aside and fetches it.</source>
            <translation>El archivo del almacén local {path} está dañado. Lo enviado está a salvo en el servidor: `reviewer-app recover` aparta este archivo y lo recupera.</translation>
        </message>
        <message>
            <source>The file of the local store {path} is damaged: close the program and start it again, then it says what helps.</source>
            <translation>El archivo del almacén local {path} está dañado: cierre el programa y ábralo de nuevo; entonces dirá qué hacer.</translation>
        </message>
        <message>
            <source>The file of {title} is not on this machine any more, so nothing of it can be shown.</source>
            <translation>El archivo de {title} ya no está en este equipo, por eso no se puede mostrar nada de él.</translation>
        </message>
        <message>
            <source>The file share of {location} is not there: it is tried again.</source>
            <translation>La carpeta compartida de {location} no está disponible: se volverá a intentar.</translation>
        </message>
        <message>
            <source>The file {_path} cannot be written ({error}): check the drive.</source>
            <translation>No se puede escribir el archivo {_path} ({error}): revise el disco.</translation>
        </message>
        <message>
            <source>The file {_path}, which says what store belongs to what central database, cannot be read ({error}): put it back from a copy, or take it away and sign in again.</source>
            <translation>No se puede leer el archivo {_path}, que dice qué almacén pertenece a qué base de datos central ({error}): recupérelo de una copia, o quítelo e inicie sesión de nuevo.</translation>
        </message>
        <message>
            <source>The key file {path} can be read by others: run `chmod 600 {path}`.</source>
            <translation>Otras personas pueden leer el archivo de claves {path}: ejecute `chmod 600 {path}`.</translation>
        </message>
        <message>
            <source>The key file {path} cannot be read: {error}.</source>
            <translation>El archivo de claves {path} no se puede leer: {error}.</translation>
        </message>
        <message>
            <source>The key of the local store {name} is gone from where it was kept, and without it nobody can read the store. Everything that was uploaded is safe on the server: `reviewer-app recover` sets the unreadable file aside and fetches it; decisions that were still pending are lost unless the key comes back.</source>
            <translation>La clave del almacén local {name} ya no está donde se guardaba y sin ella nadie puede leer el almacén. Todo lo enviado está a salvo en el servidor: `reviewer-app recover` aparta el archivo ilegible y lo recupera; las decisiones que seguían pendientes se pierden si la clave no aparece.</translation>
        </message>
        <message>
            <source>The labels of this session have been revealed already.</source>
            <translation>Las etiquetas de esta sesión ya se revelaron.</translation>
        </message>
        <message>
            <source>The labels of this session have been revealed: close it instead.</source>
            <translation>Las etiquetas de esta sesión ya se revelaron: ciérrela en su lugar.</translation>
        </message>
        <message>
            <source>The labels of this session have been revealed: its deadline does not move any more.</source>
            <translation>Las etiquetas de esta sesión ya se revelaron: su plazo ya no se mueve.</translation>
        </message>
        <message>
            <source>The labels of this session have not been revealed yet.</source>
            <translation>Las etiquetas de esta sesión aún no se han revelado.</translation>
        </message>
        <message>
            <source>The level ratio needs categories from 0.</source>
            <translation>El nivel de razón (ratio) necesita categorías desde 0.</translation>
        </message>
        <message>
            <source>The level {level} needs categories that are numbers.</source>
            <translation>El nivel {level} necesita categorías que sean números.</translation>
        </message>
        <message>
            <source>The lexicon {ref} differs from the one in the store: give the changed lexicon a new version.</source>
            <translation>El léxico {ref} difiere del que está en el almacén: dé una versión nueva al léxico cambiado.</translation>
        </message>
        <message>
            <source>The local store cannot be brought up to date: rows of {broken} refer to nothing in {broken2}. It stays as it was; tell the operator, and go on with the program's version of before.</source>
            <translation>El almacén local no se puede poner al día: hay filas de {broken} que no remiten a nada en {broken2}. Queda como estaba; avise al operador y siga con la versión anterior del programa.</translation>
        </message>
        <message>
            <source>The local store cannot be read: see the log file.</source>
            <translation>El almacén local no se puede leer: vea el archivo de registro.</translation>
        </message>
        <message>
            <source>The local store {path} cannot be opened with the key at hand: its key was lost or replaced, or the file is damaged. What was uploaded is safe on the server: `reviewer-app recover` sets this file aside and fetches it.</source>
            <translation>El almacén local {path} no se puede abrir con la clave disponible: se perdió o se cambió, o el archivo está dañado. Lo enviado está a salvo en el servidor: `reviewer-app recover` aparta este archivo y lo recupera.</translation>
        </message>
        <message>
            <source>The local store {path} cannot be opened: {text}.</source>
            <translation>El almacén local {path} no se puede abrir: {text}.</translation>
        </message>
        <message>
            <source>The location at {host} holds a signature or a token: those belong in the keyring.</source>
            <translation>La ubicación en {host} contiene una firma o un token: su lugar es el llavero.</translation>
        </message>
        <message>
            <source>The location at {host} holds a user or a password: those belong in the keyring.</source>
            <translation>La ubicación en {host} contiene un usuario o una contraseña: su lugar es el llavero.</translation>
        </message>
        <message>
            <source>The location holds spaces, backslashes or control characters, or is too long: write a URL.</source>
            <translation>La ubicación contiene espacios, barras invertidas o caracteres de control, o es demasiado larga: escriba una URL.</translation>
        </message>
        <message>
            <source>The location is no URL ({error}).</source>
            <translation>La ubicación no es una URL ({error}).</translation>
        </message>
        <message>
            <source>The location {_short} has a part behind ? or # that means nothing there.</source>
            <translation>La ubicación {_short} tiene una parte detrás de ? o # que allí no significa nada.</translation>
        </message>
        <message>
            <source>The location {_short} holds backslashes or control characters.</source>
            <translation>La ubicación {_short} contiene barras invertidas o caracteres de control.</translation>
        </message>
        <message>
            <source>The location {_short} leads out of its folder by dots: write the path in full.</source>
            <translation>La ubicación {_short} sale de su carpeta con puntos: escriba la ruta completa.</translation>
        </message>
        <message>
            <source>The location {_short} must begin with file://, https:// or s3://.</source>
            <translation>La ubicación {_short} debe empezar con file://, https:// o s3://.</translation>
        </message>
        <message>
            <source>The location {_short} names another machine: mount its share, write file:///….</source>
            <translation>La ubicación {_short} nombra otro equipo: monte su carpeta compartida y escriba file:///….</translation>
        </message>
        <message>
            <source>The location {_short} names no file.</source>
            <translation>La ubicación {_short} no nombra ningún archivo.</translation>
        </message>
        <message>
            <source>The location {_short} names no file: write file:///folder/name.</source>
            <translation>La ubicación {_short} no nombra ningún archivo: escriba file:///carpeta/nombre.</translation>
        </message>
        <message>
            <source>The login {user} is disabled at the central database {at}: ask the operator.</source>
            <translation>La cuenta {user} está deshabilitada en la base de datos central {at}: consulte al operador.</translation>
        </message>
        <message>
            <source>The name or the password is wrong for {user} at the central database {at}.</source>
            <translation>El nombre o la contraseña de {user} no es correcto en la base de datos central {at}.</translation>
        </message>
        <message>
            <source>The options for {place} are no JSON object ({error}).</source>
            <translation>Las opciones para {place} no son un objeto JSON ({error}).</translation>
        </message>
        <message>
            <source>The options for {place} must be a JSON object such as {"key": "…", "secret": "…"}.</source>
            <translation>Las opciones para {place} deben ser un objeto JSON como {"key": "…", "secret": "…"}.</translation>
        </message>
        <message>
            <source>The outcome {outcome} is not in {ref}: choose another.</source>
            <translation>El resultado {outcome} no está en {ref}: elija otro.</translation>
        </message>
        <message>
            <source>The password or the name holds bytes that are no text: give it in UTF-8.</source>
            <translation>La contraseña o el nombre contiene bytes que no son texto: escríbalo en UTF-8.</translation>
        </message>
        <message>
            <source>The policy pack {name} is not known here: name a file, or one that has come down.</source>
            <translation>Aquí no se conoce el paquete de políticas {name}: nombre un archivo, o uno que haya llegado.</translation>
        </message>
        <message>
            <source>The policy pack {ref} cannot be read by this version of the program: update it.</source>
            <translation>Esta versión del programa no puede leer el paquete de políticas {ref}: actualice el programa.</translation>
        </message>
        <message>
            <source>The policy pack {ref} differs from the one that earlier decisions were made under: give the changed pack a new version.</source>
            <translation>El paquete de políticas {ref} difiere del que se usó en decisiones anteriores: dé una versión nueva al paquete cambiado.</translation>
        </message>
        <message>
            <source>The policy {policy} is not in {ref}.</source>
            <translation>La política {policy} no está en {ref}.</translation>
        </message>
        <message>
            <source>The recording breaks off at {timecode}: it was cut off before its end.</source>
            <translation>La grabación se interrumpe en {timecode}: se cortó antes de su fin.</translation>
        </message>
        <message>
            <source>The recording has no picture.</source>
            <translation>La grabación no tiene imagen.</translation>
        </message>
        <message>
            <source>The recording has no sound.</source>
            <translation>La grabación no tiene sonido.</translation>
        </message>
        <message>
            <source>The recording has {len} sound tracks; the first one is played.</source>
            <translation>La grabación tiene {len} pistas de sonido; se reproduce la primera.</translation>
        </message>
        <message>
            <source>The recording is damaged.</source>
            <translation>La grabación está dañada.</translation>
        </message>
        <message>
            <source>The recording is still loading.</source>
            <translation>La grabación todavía se está cargando.</translation>
        </message>
        <message>
            <source>The recording {recording_id} is not in this store: import it first.</source>
            <translation>La grabación {recording_id} no está en este almacén: impórtela primero.</translation>
        </message>
        <message>
            <source>The recording's clock jumps from {old} to {new} after {timecode}; the times here run on.</source>
            <translation>El reloj de la grabación salta de {old} a {new} después de {timecode}; aquí los tiempos siguen corridos.</translation>
        </message>
        <message>
            <source>The recording's clock was set anew at {timecode}: align the chat after it by hand.</source>
            <translation>El reloj de la grabación se reajustó en {timecode}: alinee a mano el chat posterior.</translation>
        </message>
        <message>
            <source>The server has another event under this id.</source>
            <translation>El servidor tiene otro suceso con este identificador.</translation>
        </message>
        <message>
            <source>The server {host} leads to an address without TLS: tell your operator.</source>
            <translation>El servidor {host} remite a una dirección sin TLS: avise a su operador.</translation>
        </message>
        <message>
            <source>The size of a sample from a lot follows from its limit: give that alone.</source>
            <translation>El tamaño de la muestra de un lote se deduce de su límite: indique solo este.</translation>
        </message>
        <message>
            <source>The span {policy_id} from {where} is still open: close or withdraw it first.</source>
            <translation>El tramo {policy_id} desde {where} sigue abierto: ciérrelo o retírelo primero.</translation>
        </message>
        <message>
            <source>The span {start_ms}-{end_ms} ms of {observer} is not within the {length_ms} ms of {name}.</source>
            <translation>El tramo {start_ms}-{end_ms} ms de {observer} no cabe en los {length_ms} ms de {name}.</translation>
        </message>
        <message>
            <source>The store {path} was written by a newer program (schema {found}): update this one.</source>
            <translation>El almacén {path} lo escribió un programa más nuevo (esquema {found}): actualice este.</translation>
        </message>
        <message>
            <source>The stratum {stratum} has no size; there are {join}.</source>
            <translation>El estrato {stratum} no tiene tamaño; hay {join}.</translation>
        </message>
        <message>
            <source>The stratum {stratum} is too small for what was drawn of it.</source>
            <translation>El estrato {stratum} es demasiado pequeño para lo que se extrajo de él.</translation>
        </message>
        <message>
            <source>The system's keyring cannot be used ({reason}): {_KEY_FILE_HINT}.</source>
            <translation>El llavero del sistema no se puede usar ({reason}): {_KEY_FILE_HINT}.</translation>
        </message>
        <message>
            <source>The table has {len} categories, but {len2} are named.</source>
            <translation>La tabla tiene {len} categorías, pero se nombran {len2}.</translation>
        </message>
        <message>
            <source>The time in the file's name has no time zone: this computer's was taken; check the chat against the picture.</source>
            <translation>La hora del nombre del archivo no tiene zona horaria: se tomó la de este equipo; compare el chat con la imagen.</translation>
        </message>
        <message>
            <source>The time in the file's name is of another time zone: the nearest that fits the chat log was taken; check the chat against the picture.</source>
            <translation>La hora del nombre del archivo es de otra zona horaria: se tomó la más cercana que concuerda con el chat; compare el chat con la imagen.</translation>
        </message>
        <message>
            <source>The time to dispute this has passed: acknowledge it, and speak with your lead.</source>
            <translation>El plazo para impugnar esto ya pasó: acéptelo y hable con su responsable.</translation>
        </message>
        <message>
            <source>The time to dispute this second review was over on {value} UTC.</source>
            <translation>El plazo para impugnar esta segunda revisión terminó el {value} UTC.</translation>
        </message>
        <message>
            <source>The timeline of {name} is not whole ({problem}).</source>
            <translation>La línea de tiempo de {name} no está completa ({problem}).</translation>
        </message>
        <message>
            <source>The upload failed: see the log file.</source>
            <translation>El envío falló: vea el archivo de registro.</translation>
        </message>
        <message>
            <source>The upload has ended.</source>
            <translation>El envío ha terminado.</translation>
        </message>
        <message>
            <source>The verdict says {text_in}, but {text_in2} at {timecode} is {text_in4}: choose another outcome or write a rationale.</source>
            <translation>El dictamen dice «{text_in}», pero «{text_in2}» en {timecode} es «{text_in4}»: elija otro resultado o escriba un fundamento.</translation>
        </message>
        <message>
            <source>The {what} {ref} was published to be used {counts}, and that is never changed: give it a new version.</source>
            <translation>{what} {ref} se publicó para usarse {counts}, y eso no se cambia nunca: dele una versión nueva.</translation>
        </message>
        <message>
            <source>The {what} {ref} was published with other words, and a published version is never changed: give the changed one a new version.</source>
            <translation>{what} {ref} se publicó con otras palabras, y una versión publicada no se cambia nunca: dé a la cambiada una versión nueva.</translation>
        </message>
        <message>
            <source>There are at most as many faults as were looked at.</source>
            <translation>Hay como máximo tantos fallos como unidades miradas.</translation>
        </message>
        <message>
            <source>There are {few} submitted reviews like that which were never drawn.</source>
            <translation>Hay {few} revisiones entregadas de ese tipo que nunca se han sorteado.</translation>
        </message>
        <message>
            <source>There are {units} units, but clusters for {len}.</source>
            <translation>Hay {units} unidades, pero grabaciones para {len}.</translation>
        </message>
        <message>
            <source>There is a batch of that name already: choose another one.</source>
            <translation>Ya hay un lote con ese nombre: elija otro.</translation>
        </message>
        <message>
            <source>There is a batch or session {name} already: choose another name.</source>
            <translation>Ya hay un lote o una sesión {name}: elija otro nombre.</translation>
        </message>
        <message>
            <source>There is a draft of {id}@{version} already: go on with it, or remove it.</source>
            <translation>Ya hay un borrador de {id}@{version}: siga con él o elimínelo.</translation>
        </message>
        <message>
            <source>There is a proposal of this name already.</source>
            <translation>Ya hay una propuesta con este nombre.</translation>
        </message>
        <message>
            <source>There is a sample of that name already: choose another one.</source>
            <translation>Ya hay una muestra con ese nombre: elija otro.</translation>
        </message>
        <message>
            <source>There is an open escalation to {route} already: withdraw it first.</source>
            <translation>Ya hay un escalamiento abierto a {route}: retírelo primero.</translation>
        </message>
        <message>
            <source>There is neither a picture nor a transcript here that could be kept.</source>
            <translation>Aquí no hay imagen ni transcripción que se pueda conservar.</translation>
        </message>
        <message>
            <source>There is no batch {name}.</source>
            <translation>No hay ningún lote {name}.</translation>
        </message>
        <message>
            <source>There is no calibration session {session_id} for you.</source>
            <translation>No hay una sesión de calibración {session_id} para usted.</translation>
        </message>
        <message>
            <source>There is no dispute of this second review to answer.</source>
            <translation>No hay ninguna impugnación de esta segunda revisión que responder.</translation>
        </message>
        <message>
            <source>There is no lead called {to}.</source>
            <translation>No hay ningún responsable llamado {to}.</translation>
        </message>
        <message>
            <source>There is no lexicon {name} here: `reviewer-app lexicon list` names those there are.</source>
            <translation>Aquí no hay un léxico {name}: `reviewer-app lexicon list` muestra los que hay.</translation>
        </message>
        <message>
            <source>There is no recording {strange} in any batch.</source>
            <translation>No hay ninguna grabación {strange} en ningún lote.</translation>
        </message>
        <message>
            <source>There is no sample {name}.</source>
            <translation>No hay ninguna muestra {name}.</translation>
        </message>
        <message>
            <source>There is no specialist or lead called {stranger}.</source>
            <translation>No hay ningún especialista ni responsable llamado {stranger}.</translation>
        </message>
        <message>
            <source>There is no stratum {strange}; there are {join}.</source>
            <translation>No hay ningún estrato {strange}; hay {join}.</translation>
        </message>
        <message>
            <source>There is no such calibration session for you.</source>
            <translation>No hay tal sesión de calibración para usted.</translation>
        </message>
        <message>
            <source>There is no such calibration session.</source>
            <translation>No hay tal sesión de calibración.</translation>
        </message>
        <message>
            <source>There is no such proposal.</source>
            <translation>No hay tal propuesta.</translation>
        </message>
        <message>
            <source>There is no such second review for you to decide about.</source>
            <translation>No hay tal segunda revisión sobre la que usted deba decidir.</translation>
        </message>
        <message>
            <source>There is nobody called {from}.</source>
            <translation>No hay nadie llamado {from}.</translation>
        </message>
        <message>
            <source>There is nobody called {stranger} who reviews.</source>
            <translation>No hay nadie llamado {stranger} que revise.</translation>
        </message>
        <message>
            <source>There is nothing to count in.</source>
            <translation>No hay nada en lo que contar.</translation>
        </message>
        <message>
            <source>This calibration session is closed.</source>
            <translation>Esta sesión de calibración está cerrada.</translation>
        </message>
        <message>
            <source>This calibration session is over.</source>
            <translation>Esta sesión de calibración ya terminó.</translation>
        </message>
        <message>
            <source>This calibration session was cancelled.</source>
            <translation>Esta sesión de calibración se canceló.</translation>
        </message>
        <message>
            <source>This case has not come from the central database yet: try again when the window is online.</source>
            <translation>Este caso aún no ha llegado de la base de datos central: inténtelo de nuevo cuando la ventana esté en línea.</translation>
        </message>
        <message>
            <source>This gold is not what was ruled: fetch the session again.</source>
            <translation>Esta referencia no es lo que se resolvió: vuelva a traer la sesión.</translation>
        </message>
        <message>
            <source>This is no spot of the calibration session.</source>
            <translation>Esto no es una discrepancia de la sesión de calibración.</translation>
        </message>
        <message>
            <source>This program cannot read it.</source>
            <translation>Este programa no puede leerla.</translation>
        </message>
        <message>
            <source>This program is newer than the central database: the upload waits until the operator has upgraded it.</source>
            <translation>Este programa es más nuevo que la base de datos central: el envío espera hasta que el operador la actualice.</translation>
        </message>
        <message>
            <source>This program is too old for the central database: update it to upload; all is kept.</source>
            <translation>Este programa es demasiado antiguo para la base de datos central: actualícelo para enviar; todo se conserva.</translation>
        </message>
        <message>
            <source>This proposal is settled already.</source>
            <translation>Esta propuesta ya está resuelta.</translation>
        </message>
        <message>
            <source>This recording has no chat log in the store: import it again with its chat log.</source>
            <translation>Esta grabación no tiene registro de chat en el almacén: impórtela de nuevo con su registro de chat.</translation>
        </message>
        <message>
            <source>This recording is not on this machine yet, so nothing of it can be shown.</source>
            <translation>Esta grabación aún no está en este equipo, así que no se puede mostrar nada de ella.</translation>
        </message>
        <message>
            <source>This recording is to be reviewed under the policy pack {ref}, and the one of that name here has other words: ask your operator to publish it under a new version.</source>
            <translation>Esta grabación se revisa con el paquete de políticas {ref}, y el que aquí lleva ese nombre tiene otro texto: pida a su operador que lo publique con una versión nueva.</translation>
        </message>
        <message>
            <source>This recording is to be reviewed under the policy pack {ref}, which has not come down to this machine yet: it comes with the next sync, or ask your operator to publish it.</source>
            <translation>Esta grabación se revisa con el paquete de políticas {ref}, que todavía no ha llegado a este equipo: llega con la próxima sincronización, o pida a su operador que lo publique.</translation>
        </message>
        <message>
            <source>This review has been opened already.</source>
            <translation>Esta revisión ya se abrió.</translation>
        </message>
        <message>
            <source>This review is not in the store.</source>
            <translation>Esta revisión no está en el almacén.</translation>
        </message>
        <message>
            <source>This review is open already.</source>
            <translation>Esta revisión ya está abierta.</translation>
        </message>
        <message>
            <source>This review is open.</source>
            <translation>Esta revisión está abierta.</translation>
        </message>
        <message>
            <source>This review is submitted.</source>
            <translation>Esta revisión está entregada.</translation>
        </message>
        <message>
            <source>This review is submitted; reopen it to change it.</source>
            <translation>Esta revisión está entregada; reábrala para cambiarla.</translation>
        </message>
        <message>
            <source>This review was begun under the policy pack {ref}, which is not in this store: name that pack's file in the setting policy_set once, then open the review again.</source>
            <translation>Esta revisión se empezó con el paquete de políticas {ref}, que no está en este almacén: indique una vez el archivo de ese paquete en la opción policy_set y abra la revisión de nuevo.</translation>
        </message>
        <message>
            <source>This second review has gone on meanwhile: there is nothing of that kind for you to decide now.</source>
            <translation>Esta segunda revisión avanzó mientras tanto: ahora no hay nada de ese tipo que usted deba decidir.</translation>
        </message>
        <message>
            <source>This second review was acknowledged or disputed already.</source>
            <translation>Esta segunda revisión ya se aceptó o se impugnó.</translation>
        </message>
        <message>
            <source>This second review was handed over to somebody else.</source>
            <translation>Esta segunda revisión se traspasó a otra persona.</translation>
        </message>
        <message>
            <source>This session is over.</source>
            <translation>Esta sesión ha terminado.</translation>
        </message>
        <message>
            <source>This spot has a ruling already.</source>
            <translation>Esta discrepancia ya está resuelta.</translation>
        </message>
        <message>
            <source>This store can be read and has decisions in it: there is nothing to recover.</source>
            <translation>Este almacén se puede leer y contiene decisiones: no hay nada que recuperar.</translation>
        </message>
        <message>
            <source>Weights are the same both ways, and 1 for the same category.</source>
            <translation>Los pesos son iguales en ambos sentidos, y 1 para la misma categoría.</translation>
        </message>
        <message>
            <source>Weights are {join} or a square table, not {name}.</source>
            <translation>Los pesos son {join} o una tabla cuadrada, no {name}.</translation>
        </message>
        <message>
            <source>Weights for {q} categories are {q} rows of {q} numbers.</source>
            <translation>Los pesos de {q} categorías son {q} filas de {q} números.</translation>
        </message>
        <message>
            <source>Weights lie above 0: what can never be drawn says nothing of the whole.</source>
            <translation>Los pesos son mayores que 0: lo que nunca puede salir sorteado no dice nada del conjunto.</translation>
        </message>
        <message>
            <source>Weights lie between 0 and 1.</source>
            <translation>Los pesos están entre 0 y 1.</translation>
        </message>
        <message>
            <source>Who drops a proposal says why.</source>
            <translation>Quien descarta una propuesta dice por qué.</translation>
        </message>
        <message>
            <source>Write a rationale: {text_in} needs one.</source>
            <translation>Escriba un fundamento: «{text_in}» lo requiere.</translation>
        </message>
        <message>
            <source>Write the reviewer what they can learn from the errors.</source>
            <translation>Escriba al revisor qué puede aprender de los errores.</translation>
        </message>
        <message>
            <source>X-TIMESTAMP-MAP is not applied; times are used as written.</source>
            <translation>X-TIMESTAMP-MAP no se aplica; los tiempos se usan como están escritos.</translation>
        </message>
        <message>
            <source>You have judged this second review already.</source>
            <translation>Usted ya juzgó esta segunda revisión.</translation>
        </message>
        <message>
            <source>You lead no such calibration session.</source>
            <translation>Usted no dirige tal sesión de calibración.</translation>
        </message>
        <message>
            <source>a comment that is no object was left out.</source>
            <translation>se omitió un comentario que no es un objeto.</translation>
        </message>
        <message>
            <source>a gift streak has no end in the log; it was counted with its last figure.</source>
            <translation>una racha de regalos no tiene fin en el registro; se contó con su última cifra.</translation>
        </message>
        <message>
            <source>a quotation mark is never closed; all of them were taken as plain characters.</source>
            <translation>una comilla nunca se cierra; todas se tomaron como caracteres comunes.</translation>
        </message>
        <message>
            <source>a recording takes a transcript and its translation; more were picked for this one.</source>
            <translation>una grabación lleva una transcripción y su traducción; se eligieron más para esta.</translation>
        </message>
        <message>
            <source>a table of weights holds numbers alone.</source>
            <translation>una tabla de pesos contiene solo números.</translation>
        </message>
        <message>
            <source>a text</source>
            <translation>un texto</translation>
        </message>
        <message>
            <source>a time before the start of the recording was set to 0.</source>
            <translation>un tiempo anterior al inicio de la grabación se puso en 0.</translation>
        </message>
        <message>
            <source>a time is missing or cannot be read; that of the event before was taken.</source>
            <translation>falta un tiempo o no se puede leer; se tomó el del evento anterior.</translation>
        </message>
        <message>
            <source>a time is missing or is not a number; the cue was placed by its words or neighbours.</source>
            <translation>falta un tiempo o no es un número; el segmento se ubicó por sus palabras o sus vecinos.</translation>
        </message>
        <message>
            <source>a whole number</source>
            <translation>un número entero</translation>
        </message>
        <message>
            <source>a word ended before it started; its end was set to its start.</source>
            <translation>una palabra terminaba antes de empezar; su fin se igualó a su inicio.</translation>
        </message>
        <message>
            <source>a word time outside its cue or out of order was ignored.</source>
            <translation>se ignoró el tiempo de una palabra fuera de su segmento o de orden.</translation>
        </message>
        <message>
            <source>a word's time before the start of the recording was set to 0.</source>
            <translation>el tiempo de una palabra, anterior al inicio de la grabación, se puso en 0.</translation>
        </message>
        <message>
            <source>a word, or a word's time, that cannot be read was ignored.</source>
            <translation>se ignoró una palabra, o el tiempo de una palabra, que no se puede leer.</translation>
        </message>
        <message>
            <source>an empty cue was dropped.</source>
            <translation>se descartó un segmento vacío.</translation>
        </message>
        <message>
            <source>an event without a time, before any that has one, was left out.</source>
            <translation>se omitió un evento sin tiempo, anterior a todos los que lo tienen.</translation>
        </message>
        <message>
            <source>an object that is no event was left out.</source>
            <translation>se omitió un objeto que no es un evento.</translation>
        </message>
        <message>
            <source>anchors (&amp;) and aliases (*) are not allowed; write the value out.</source>
            <translation>no se admiten anclas (&amp;) ni alias (*); escriba el valor completo.</translation>
        </message>
        <message>
            <source>another chat log was picked for the same recording; pick one of them.</source>
            <translation>se eligió otro registro de chat para la misma grabación; elija uno de los dos.</translation>
        </message>
        <message>
            <source>another message has the same id; deletions of that id count for both.</source>
            <translation>otro mensaje tiene el mismo identificador; lo que se borre con él vale para ambos.</translation>
        </message>
        <message>
            <source>cannot be removed ({strerror}).</source>
            <translation>no se puede quitar ({strerror}).</translation>
        </message>
        <message>
            <source>cannot be written ({strerror}).</source>
            <translation>no se puede escribir ({strerror}).</translation>
        </message>
        <message>
            <source>characters are damaged here; save the table as UTF-8.</source>
            <translation>aquí hay caracteres dañados; guarde la tabla como UTF-8.</translation>
        </message>
        <message>
            <source>characters that are not UTF-8 were replaced by �.</source>
            <translation>los caracteres que no son UTF-8 se reemplazaron por �.</translation>
        </message>
        <message>
            <source>check the drive of {path} and its free space</source>
            <translation>revise el disco de {path} y su espacio libre</translation>
        </message>
        <message>
            <source>close whatever else uses {path}</source>
            <translation>cierre lo que esté usando {path}</translation>
        </message>
        <message>
            <source>deleted messages that are not in the log: {len} in all; they cannot be struck through.</source>
            <translation>mensajes eliminados que no están en el registro: {len} en total; no se pueden tachar.</translation>
        </message>
        <message>
            <source>duplicate id {entry_id} in {name}; first on line {lines}.</source>
            <translation>identificador repetido {entry_id} en {name}; el primero está en la línea {lines}.</translation>
        </message>
        <message>
            <source>each column needs a name in the first row.</source>
            <translation>cada columna necesita un nombre en la primera fila.</translation>
        </message>
        <message>
            <source>field {name} is given twice; first on line {first}.</source>
            <translation>el campo {name} aparece dos veces; la primera en la línea {first}.</translation>
        </message>
        <message>
            <source>free some space on the drive of {path}</source>
            <translation>libere espacio en el disco de {path}</translation>
        </message>
        <message>
            <source>holds damaged characters; save the file as UTF-8.</source>
            <translation>contiene caracteres dañados; guarde el archivo como UTF-8.</translation>
        </message>
        <message>
            <source>holds more than {MAX_BYTES} characters.</source>
            <translation>contiene más de {MAX_BYTES} caracteres.</translation>
        </message>
        <message>
            <source>install VLC 3 (64 bit) from videolan.org and start the program again</source>
            <translation>instale VLC 3 (64 bits) desde videolan.org y vuelva a abrir el programa</translation>
        </message>
        <message>
            <source>install the packages libvlc5 and vlc-plugin-base and start the program again</source>
            <translation>instale los paquetes libvlc5 y vlc-plugin-base y vuelva a abrir el programa</translation>
        </message>
        <message>
            <source>install the program again, its folder is not whole</source>
            <translation>instale de nuevo el programa, su carpeta no está completa</translation>
        </message>
        <message>
            <source>is no table: {error}.</source>
            <translation>no es una tabla: {error}.</translation>
        </message>
        <message>
            <source>is not UTF-8 text; save the file as UTF-8.</source>
            <translation>no es texto UTF-8; guarde el archivo como UTF-8.</translation>
        </message>
        <message>
            <source>is not YAML: {problem}.</source>
            <translation>no es YAML: {problem}.</translation>
        </message>
        <message>
            <source>is not YAML: {reason}.</source>
            <translation>no es YAML: {reason}.</translation>
        </message>
        <message>
            <source>it could belong to any of the recordings picked with it; pick it with its recording alone.</source>
            <translation>podría pertenecer a cualquiera de las grabaciones elegidas con él; elíjalo solo con su grabación.</translation>
        </message>
        <message>
            <source>it did not give back what was written</source>
            <translation>no devolvió lo que se escribió</translation>
        </message>
        <message>
            <source>it did not open within {limit_s} seconds; copy it to a disk of this machine, or get another copy.</source>
            <translation>no se abrió en {limit_s} segundos; cópiela a un disco de este equipo o consiga otra copia.</translation>
        </message>
        <message>
            <source>item {number}:</source>
            <translation>elemento {number}:</translation>
        </message>
        <message>
            <source>items that are no objects were left out.</source>
            <translation>se omitieron elementos que no son objetos.</translation>
        </message>
        <message>
            <source>keyword of {category}</source>
            <translation>palabra clave de {category}</translation>
        </message>
        <message>
            <source>libVLC cannot be loaded from {chosen}; correct or remove PYTHON_VLC_LIB_PATH.</source>
            <translation>libVLC no se puede cargar desde {chosen}; corrija o quite PYTHON_VLC_LIB_PATH.</translation>
        </message>
        <message>
            <source>libVLC is not installed; {install_hint}.</source>
            <translation>libVLC no está instalado; {install_hint}.</translation>
        </message>
        <message>
            <source>libVLC plays this recording: it has sound only.</source>
            <translation>libVLC reproduce esta grabación: solo tiene sonido.</translation>
        </message>
        <message>
            <source>libVLC plays this recording: it is damaged, and libVLC gets further in such files.</source>
            <translation>libVLC reproduce esta grabación: está dañada y libVLC llega más lejos en esos archivos.</translation>
        </message>
        <message>
            <source>libVLC {version} is not of the 3 series; {install_hint}.</source>
            <translation>libVLC {version} no es de la serie 3; {install_hint}.</translation>
        </message>
        <message>
            <source>libVLC {version} starts without its plugins; {install_hint}.</source>
            <translation>libVLC {version} arranca sin sus complementos; {install_hint}.</translation>
        </message>
        <message>
            <source>line {number}:</source>
            <translation>línea {number}:</translation>
        </message>
        <message>
            <source>messages delivered twice were left out: {total} in all.</source>
            <translation>se omitieron mensajes entregados dos veces: {total} en total.</translation>
        </message>
        <message>
            <source>must be between {low} and {high}</source>
            <translation>debe estar entre {low} y {high}</translation>
        </message>
        <message>
            <source>must be lower-case words joined by hyphens, as in live-es</source>
            <translation>deben ser palabras en minúscula unidas por guiones, como en live-es</translation>
        </message>
        <message>
            <source>must be one of {join}</source>
            <translation>debe ser uno de {join}</translation>
        </message>
        <message>
            <source>must be year and number, as in 2026.2</source>
            <translation>debe ser año y número, como en 2026.2</translation>
        </message>
        <message>
            <source>must be {SCHEMA}</source>
            <translation>debe ser {SCHEMA}</translation>
        </message>
        <message>
            <source>must begin with a line such as `# lexicon es-live@2026.1`.</source>
            <translation>debe empezar con una línea como `# lexicon es-live@2026.1`.</translation>
        </message>
        <message>
            <source>must hold fields such as `id: …` at its top.</source>
            <translation>debe tener campos como `id: …` al principio.</translation>
        </message>
        <message>
            <source>names are told to leads</source>
            <translation>los nombres se dicen a los responsables</translation>
        </message>
        <message>
            <source>nested times were taken as times of the recording, as they are written.</source>
            <translation>los tiempos anidados se tomaron como tiempos de la grabación, como están escritos.</translation>
        </message>
        <message>
            <source>none is running</source>
            <translation>no hay ninguno en marcha</translation>
        </message>
        <message>
            <source>only leads and operators do this</source>
            <translation>solo los responsables y los operadores hacen esto</translation>
        </message>
        <message>
            <source>only leads do this</source>
            <translation>solo los responsables hacen esto</translation>
        </message>
        <message>
            <source>only operators and leads count findings</source>
            <translation>solo los operadores y los responsables cuentan hallazgos</translation>
        </message>
        <message>
            <source>only operators and leads see what is disputed</source>
            <translation>solo los operadores y los responsables ven lo que se impugna</translation>
        </message>
        <message>
            <source>only operators choose a seed, people, batches, policies and parts of days</source>
            <translation>solo los operadores eligen semilla, personas, lotes, políticas y partes de días</translation>
        </message>
        <message>
            <source>only operators do this</source>
            <translation>solo los operadores hacen esto</translation>
        </message>
        <message>
            <source>only operators draw for themselves: name somebody else</source>
            <translation>solo los operadores sortean para sí mismos: nombre a otra persona</translation>
        </message>
        <message>
            <source>only operators hand over to themselves: name somebody else</source>
            <translation>solo los operadores se traspasan algo a sí mismos: nombre a otra persona</translation>
        </message>
        <message>
            <source>picture and sound are in playlists of their own; join them into one recording first.</source>
            <translation>imagen y sonido están en listas separadas; únalos antes en una sola grabación.</translation>
        </message>
        <message>
            <source>policy packs are published by leads and operators, lexicons by operators</source>
            <translation>los paquetes de políticas los publican los responsables y los operadores; los léxicos, los operadores</translation>
        </message>
        <message>
            <source>probability lies above 0 and is at most 1.</source>
            <translation>probability es mayor que 0 y como mucho 1.</translation>
        </message>
        <message>
            <source>put VLC 3 from videolan.org into Applications and start the program again</source>
            <translation>ponga VLC 3 de videolan.org en Aplicaciones y vuelva a abrir el programa</translation>
        </message>
        <message>
            <source>quality is told to specialists and leads</source>
            <translation>la calidad se muestra a los especialistas y a los responsables</translation>
        </message>
        <message>
            <source>rolling captions: lines repeated from the cue before were removed from {rolled} cues.</source>
            <translation>subtítulos continuos: se quitaron de {rolled} segmentos las líneas repetidas del anterior.</translation>
        </message>
        <message>
            <source>samples are drawn by operators, leads and specialists</source>
            <translation>las muestras las sortean los operadores, los responsables y los especialistas</translation>
        </message>
        <message>
            <source>second reviews are handed over by operators and leads</source>
            <translation>las segundas revisiones las traspasan los operadores y los responsables</translation>
        </message>
        <message>
            <source>segment {number} is not an object with start, end and text.</source>
            <translation>el segmento {number} no es un objeto con start, end y text.</translation>
        </message>
        <message>
            <source>share lies between 0 and 1.</source>
            <translation>share está entre 0 y 1.</translation>
        </message>
        <message>
            <source>side is {FLAGGED} or {PASSED}, not {cells}.</source>
            <translation>side es {FLAGGED} o {PASSED}, no {cells}.</translation>
        </message>
        <message>
            <source>text before the first cue was left out.</source>
            <translation>se omitió texto anterior al primer segmento.</translation>
        </message>
        <message>
            <source>text outside any cue was left out.</source>
            <translation>se omitió texto fuera de los segmentos.</translation>
        </message>
        <message>
            <source>the JSON breaks off here; what comes before was kept.</source>
            <translation>el JSON se interrumpe aquí; se conservó lo anterior.</translation>
        </message>
        <message>
            <source>the JSON holds what no chat log does; choose another file.</source>
            <translation>el JSON contiene lo que ningún registro de chat tiene; elija otro archivo.</translation>
        </message>
        <message>
            <source>the JSON holds what no transcript does; choose another file.</source>
            <translation>el JSON contiene lo que ninguna transcripción tiene; elija otro archivo.</translation>
        </message>
        <message>
            <source>the JSON is broken ({msg}, column {colno}); export it again.</source>
            <translation>el JSON está dañado ({msg}, columna {colno}); expórtelo de nuevo.</translation>
        </message>
        <message>
            <source>the JSON of this line is broken; the line was left out.</source>
            <translation>el JSON de esta línea está dañado; la línea se omitió.</translation>
        </message>
        <message>
            <source>the XML declares entities or refers to other files, as no transcript does; choose another file.</source>
            <translation>el XML declara entidades o remite a otros archivos, como ninguna transcripción; elija otro archivo.</translation>
        </message>
        <message>
            <source>the XML declares entities, as no chat log does; choose another file.</source>
            <translation>el XML declara entidades, como ningún registro de chat; elija otro archivo.</translation>
        </message>
        <message>
            <source>the XML holds characters that are none; export it again.</source>
            <translation>el XML contiene caracteres inválidos; expórtelo de nuevo.</translation>
        </message>
        <message>
            <source>the XML is broken ({getMessage}, column {getColumnNumber}); export it again.</source>
            <translation>el XML está dañado ({getMessage}, columna {getColumnNumber}); expórtelo de nuevo.</translation>
        </message>
        <message>
            <source>the XML is broken here; the rest of the line was left out.</source>
            <translation>el XML está dañado aquí; se omitió el resto de la línea.</translation>
        </message>
        <message>
            <source>the XML is broken in too many places; the rest was left out.</source>
            <translation>el XML está dañado en demasiados lugares; se omitió el resto.</translation>
        </message>
        <message>
            <source>the XML is nested deeper than any transcript; choose another file.</source>
            <translation>el XML está más anidado que cualquier transcripción; elija otro archivo.</translation>
        </message>
        <message>
            <source>the action</source>
            <translation>la acción</translation>
        </message>
        <message>
            <source>the category</source>
            <translation>la categoría</translation>
        </message>
        <message>
            <source>the category {category_id} needs a letter, not the digit {key}.</source>
            <translation>la categoría {category_id} necesita una letra, no el dígito {key}.</translation>
        </message>
        <message>
            <source>the column {name} is given twice.</source>
            <translation>la columna {name} aparece dos veces.</translation>
        </message>
        <message>
            <source>the cue ended before it started; its end was set to its start.</source>
            <translation>el segmento terminaba antes de empezar; su fin se igualó a su inicio.</translation>
        </message>
        <message>
            <source>the cue starts before the one above it and was sorted in.</source>
            <translation>el segmento empieza antes que el anterior y se reordenó.</translation>
        </message>
        <message>
            <source>the dashboard is for operators, leads and specialists</source>
            <translation>el panel es para los operadores, los responsables y los especialistas</translation>
        </message>
        <message>
            <source>the entry</source>
            <translation>la entrada</translation>
        </message>
        <message>
            <source>the events' Format names no Start, End and Text; mend the line.</source>
            <translation>el Format de los eventos no nombra Start, End y Text; corrija la línea.</translation>
        </message>
        <message>
            <source>the example</source>
            <translation>el ejemplo</translation>
        </message>
        <message>
            <source>the file cannot be opened ({reason}); check the name and its permissions.</source>
            <translation>el archivo no se puede abrir ({reason}); revise el nombre y sus permisos.</translation>
        </message>
        <message>
            <source>the file cannot be opened ({strerror}); check its permissions.</source>
            <translation>el archivo no se puede abrir ({strerror}); revise sus permisos.</translation>
        </message>
        <message>
            <source>the file cannot be opened ({strerror}); check the name.</source>
            <translation>el archivo no se puede abrir ({strerror}); revise el nombre.</translation>
        </message>
        <message>
            <source>the file cannot be read ({strerror}); check it and its disk.</source>
            <translation>el archivo no se puede leer ({strerror}); revíselo y revise su disco.</translation>
        </message>
        <message>
            <source>the file is empty; choose a chat log.</source>
            <translation>el archivo está vacío; elija un registro de chat.</translation>
        </message>
        <message>
            <source>the file is empty; choose a transcript.</source>
            <translation>el archivo está vacío; elija una transcripción.</translation>
        </message>
        <message>
            <source>the file is empty; get another copy.</source>
            <translation>el archivo está vacío; consiga otra copia.</translation>
        </message>
        <message>
            <source>the file is too large to be a playlist; choose another one.</source>
            <translation>el archivo es demasiado grande para ser una lista de reproducción; elija otro.</translation>
        </message>
        <message>
            <source>the file is too large to be a {kind}; choose another one.</source>
            <translation>el archivo es demasiado grande para ser {kind}; elija otro.</translation>
        </message>
        <message>
            <source>the first column must name the same categories as the first row.</source>
            <translation>la primera columna debe nombrar las mismas categorías que la primera fila.</translation>
        </message>
        <message>
            <source>the id {text} must be letters, digits and _, as in hate.slur.</source>
            <translation>el identificador {text} debe tener letras, dígitos y _, como hate.slur.</translation>
        </message>
        <message>
            <source>the key sequence {shown} is the beginning of one of {begun}.</source>
            <translation>la secuencia de teclas {shown} es el comienzo de una de {begun}.</translation>
        </message>
        <message>
            <source>the key sequence {text} is already that of {other} on line {first}.</source>
            <translation>la secuencia de teclas {text} ya es la de {other} en la línea {first}.</translation>
        </message>
        <message>
            <source>the key sequence {text} is longer than {LONGEST} keys.</source>
            <translation>la secuencia de teclas {text} tiene más de {LONGEST} teclas.</translation>
        </message>
        <message>
            <source>the key sequence {text} must begin with {opens}, the key of {category_id}.</source>
            <translation>la secuencia de teclas {text} debe empezar con {opens}, la tecla de {category_id}.</translation>
        </message>
        <message>
            <source>the key {key} belongs to the review page; use another.</source>
            <translation>la tecla {key} pertenece a la página de revisión; use otra.</translation>
        </message>
        <message>
            <source>the key {key} is already that of the category {other} on line {first}.</source>
            <translation>la tecla {key} ya es la de la categoría {other} en la línea {first}.</translation>
        </message>
        <message>
            <source>the key {key} is on the verdict sheet twice; first on line {first}.</source>
            <translation>la tecla {key} está dos veces en la hoja de dictamen; la primera en la línea {first}.</translation>
        </message>
        <message>
            <source>the key {key} needs Shift, which opens and closes spans; use it without.</source>
            <translation>la tecla {key} necesita Mayús, que abre y cierra tramos; úsela sin ella.</translation>
        </message>
        <message>
            <source>the keys of {name} cannot be used ({error}); mend them.</source>
            <translation>las teclas de {name} no se pueden usar ({error}); corríjalas.</translation>
        </message>
        <message>
            <source>the keys of {name} must be a list of texts; mend them.</source>
            <translation>las teclas de {name} deben ser una lista de textos; corríjalas.</translation>
        </message>
        <message>
            <source>the lexicon holds no terms.</source>
            <translation>el léxico no contiene términos.</translation>
        </message>
        <message>
            <source>the masked text was replaced by the lexical one, which is not masked.</source>
            <translation>el texto censurado se reemplazó por el léxico, que no lo está.</translation>
        </message>
        <message>
            <source>the outcome</source>
            <translation>el resultado</translation>
        </message>
        <message>
            <source>the picture cannot be decoded ({error}).</source>
            <translation>la imagen no se puede decodificar ({error}).</translation>
        </message>
        <message>
            <source>the playlist cannot be opened ({strerror}); check its permissions.</source>
            <translation>la lista de reproducción no se puede abrir ({strerror}); revise sus permisos.</translation>
        </message>
        <message>
            <source>the playlist names no segments; choose another one.</source>
            <translation>la lista de reproducción no nombra segmentos; elija otra.</translation>
        </message>
        <message>
            <source>the policy</source>
            <translation>la política</translation>
        </message>
        <message>
            <source>the policy pack</source>
            <translation>el paquete de políticas</translation>
        </message>
        <message>
            <source>the policy {policy_id} has no key sequence.</source>
            <translation>la política {policy_id} no tiene secuencia de teclas.</translation>
        </message>
        <message>
            <source>the recogniser failed here; what was said is not in the transcript.</source>
            <translation>el reconocedor falló aquí; lo dicho no está en la transcripción.</translation>
        </message>
        <message>
            <source>the recogniser heard no speech here; the text may be made up.</source>
            <translation>el reconocedor no oyó voz aquí; el texto puede ser inventado.</translation>
        </message>
        <message>
            <source>the recording cannot be read ({strerror}); get another copy.</source>
            <translation>la grabación no se puede leer ({strerror}); consiga otra copia.</translation>
        </message>
        <message>
            <source>the recording was cut off before its index (moov) was written, so it cannot be played; get another copy, or repair it with a tool that rebuilds the index.</source>
            <translation>la grabación se cortó antes de escribir su índice (moov) y no se puede reproducir; consiga otra copia o repárela con una herramienta que reconstruya el índice.</translation>
        </message>
        <message>
            <source>the recording's TIME_ORIGIN was added to all times.</source>
            <translation>se sumó a todos los tiempos el TIME_ORIGIN de la grabación.</translation>
        </message>
        <message>
            <source>the route</source>
            <translation>la vía</translation>
        </message>
        <message>
            <source>the row has more than {len} cells; quote a cell that holds the delimiter.</source>
            <translation>la fila tiene más de {len} celdas; ponga entre comillas la celda que contiene el separador.</translation>
        </message>
        <message>
            <source>the row has {len} cells, but there are {len2} columns.</source>
            <translation>la fila tiene {len} celdas, pero hay {len2} columnas.</translation>
        </message>
        <message>
            <source>the row needs {len} whole numbers, a table as wide as it is high.</source>
            <translation>la fila necesita {len} números enteros: la tabla es tan ancha como alta.</translation>
        </message>
        <message>
            <source>the same line in several layers was kept once.</source>
            <translation>la misma línea en varias capas se conservó una vez.</translation>
        </message>
        <message>
            <source>the same text comes over and over; it may be made up.</source>
            <translation>el mismo texto se repite una y otra vez; puede ser inventado.</translation>
        </message>
        <message>
            <source>the segment {address} is missing; put it beside the playlist.</source>
            <translation>falta el segmento {address}; póngalo junto a la lista de reproducción.</translation>
        </message>
        <message>
            <source>the severity</source>
            <translation>la gravedad</translation>
        </message>
        <message>
            <source>the span has no label.</source>
            <translation>el tramo no tiene etiqueta.</translation>
        </message>
        <message>
            <source>the span {start}-{end} ms is empty or not within the {length} ms.</source>
            <translation>el tramo {start}-{end} ms está vacío o no cabe en los {length} ms.</translation>
        </message>
        <message>
            <source>the table counts more than {_MOST_UNITS} units; sample fewer.</source>
            <translation>la tabla cuenta más de {_MOST_UNITS} unidades; tome una muestra menor.</translation>
        </message>
        <message>
            <source>the table has no column {name}.</source>
            <translation>la tabla no tiene la columna {name}.</translation>
        </message>
        <message>
            <source>the table has no rows below the names of its columns.</source>
            <translation>la tabla no tiene filas debajo de los nombres de sus columnas.</translation>
        </message>
        <message>
            <source>the table is empty.</source>
            <translation>la tabla está vacía.</translation>
        </message>
        <message>
            <source>the table needs a column {name}; there are {join}.</source>
            <translation>la tabla necesita una columna {name}; hay {join}.</translation>
        </message>
        <message>
            <source>the table needs a column {name}{also}; there are {join}.</source>
            <translation>la tabla necesita una columna {name}{also}; hay {join}.</translation>
        </message>
        <message>
            <source>the table needs columns of two raters; the first row holds their names.</source>
            <translation>la tabla necesita columnas de dos evaluadores; la primera fila lleva sus nombres.</translation>
        </message>
        <message>
            <source>the tag {tag} is not allowed; write a plain value.</source>
            <translation>la etiqueta {tag} no se admite; escriba un valor simple.</translation>
        </message>
        <message>
            <source>the text repeats itself more than speech does; it may be made up.</source>
            <translation>el texto se repite más que el habla; puede ser inventado.</translation>
        </message>
        <message>
            <source>the tier “{name}” hangs on another; its annotations are cues of their own.</source>
            <translation>la capa «{name}» depende de otra; sus anotaciones son segmentos propios.</translation>
        </message>
        <message>
            <source>the tier “{name}” is about single words and was left out.</source>
            <translation>la capa «{name}» es de palabras sueltas y se omitió.</translation>
        </message>
        <message>
            <source>the time “{raw}” cannot be read; mend it.</source>
            <translation>el tiempo «{raw}» no se puede leer; corríjalo.</translation>
        </message>
        <message>
            <source>the time “{strip}” cannot be read; mend it.</source>
            <translation>el tiempo «{strip}» no se puede leer; corríjalo.</translation>
        </message>
        <message>
            <source>the time “{strip}” cannot be read; mend the line.</source>
            <translation>el tiempo «{strip}» no se puede leer; corrija la línea.</translation>
        </message>
        <message>
            <source>the times are times of day; they are used as written.</source>
            <translation>los tiempos son horas del día; se usan como están escritos.</translation>
        </message>
        <message>
            <source>the times in “{strip}” cannot be read; mend the line.</source>
            <translation>los tiempos de «{strip}» no se pueden leer; corrija la línea.</translation>
        </message>
        <message>
            <source>the unit has no {cluster}; fill the column in.</source>
            <translation>la unidad no tiene {cluster}; rellene la columna.</translation>
        </message>
        <message>
            <source>the {kind} has no rows below the names of its columns.</source>
            <translation>{kind}: no hay filas debajo de los nombres de las columnas.</translation>
        </message>
        <message>
            <source>the {kind} needs a column {name}; there are {join}.</source>
            <translation>{kind}: falta una columna {name}; hay {join}.</translation>
        </message>
        <message>
            <source>there is neither picture nor sound in it; choose a recording.</source>
            <translation>no contiene imagen ni sonido; elija una grabación.</translation>
        </message>
        <message>
            <source>there is no column {cluster}; there are {join}.</source>
            <translation>no hay ninguna columna {cluster}; hay {join}.</translation>
        </message>
        <message>
            <source>there is no column {column}; there are: {join}.</source>
            <translation>no hay columna {column}; hay: {join}.</translation>
        </message>
        <message>
            <source>there is no cue in this file; choose a transcript.</source>
            <translation>no hay segmentos en este archivo; elija una transcripción.</translation>
        </message>
        <message>
            <source>there is no cue with text in this transcript; choose another file.</source>
            <translation>no hay segmentos con texto en esta transcripción; elija otro archivo.</translation>
        </message>
        <message>
            <source>there is no message in this chat log; choose another one.</source>
            <translation>no hay mensajes en este registro de chat; elija otro.</translation>
        </message>
        <message>
            <source>there is no row in this file; choose a chat log.</source>
            <translation>no hay filas en este archivo; elija un registro de chat.</translation>
        </message>
        <message>
            <source>there is no setting {name}.</source>
            <translation>no existe la opción {name}.</translation>
        </message>
        <message>
            <source>there is no such file; check the name.</source>
            <translation>el archivo no existe; revise el nombre.</translation>
        </message>
        <message>
            <source>this JSON is no chat log of TikTok, chat-downloader, YouTube or Twitch (no field of theirs is in it); choose a chat log.</source>
            <translation>este JSON no es un registro de chat de TikTok, chat-downloader, YouTube ni Twitch (no tiene ningún campo suyo); elija un registro de chat.</translation>
        </message>
        <message>
            <source>this JSON is no transcript of {_JSON_KINDS}; choose another file.</source>
            <translation>este JSON no es una transcripción de {_JSON_KINDS}; elija otro archivo.</translation>
        </message>
        <message>
            <source>this XML is no chat log of bilibili (its root is not &lt;i&gt;); choose a chat log.</source>
            <translation>este XML no es un registro de chat de bilibili (su raíz no es &lt;i&gt;); elija un registro de chat.</translation>
        </message>
        <message>
            <source>this XML is no transcript (neither TTML nor ELAN); choose another file.</source>
            <translation>este XML no es una transcripción (ni TTML ni ELAN); elija otro archivo.</translation>
        </message>
        <message>
            <source>this device may not upload here</source>
            <translation>este equipo no puede enviar aquí</translation>
        </message>
        <message>
            <source>this is a folder; name the recordings in it.</source>
            <translation>esto es una carpeta; indique las grabaciones que contiene.</translation>
        </message>
        <message>
            <source>this is asked in a transaction that has changed nothing</source>
            <translation>esto se pregunta en una transacción que no haya cambiado nada</translation>
        </message>
        <message>
            <source>this is no chat log of a known format, and as a table no heading is known for {join}; say which column is which.</source>
            <translation>esto no es un registro de chat de formato conocido y, como tabla, no se conoce encabezado para {join}; diga qué es cada columna.</translation>
        </message>
        <message>
            <source>this is no file of keys ({error}); choose another one.</source>
            <translation>esto no es un archivo de teclas ({error}); elija otro.</translation>
        </message>
        <message>
            <source>this is no recording, or its beginning is damaged; get another copy.</source>
            <translation>esto no es una grabación o su comienzo está dañado; consiga otra copia.</translation>
        </message>
        <message>
            <source>this is no table: {error}.</source>
            <translation>esto no es una tabla: {error}.</translation>
        </message>
        <message>
            <source>this is not a file; choose a recording.</source>
            <translation>esto no es un archivo; elija una grabación.</translation>
        </message>
        <message>
            <source>this is not a file; choose a {kind}.</source>
            <translation>esto no es un archivo; elija {kind}.</translation>
        </message>
        <message>
            <source>this is not a recording; choose MP4, MKV, WebM, FLV, TS, an HLS playlist or sound.</source>
            <translation>esto no es una grabación; elija MP4, MKV, WebM, FLV, TS, una lista HLS o sonido.</translation>
        </message>
        <message>
            <source>this is not an HLS playlist (its first line is not #EXTM3U); choose a recording.</source>
            <translation>esto no es una lista HLS (su primera línea no es #EXTM3U); elija una grabación.</translation>
        </message>
        <message>
            <source>this is not {_KINDS}; choose a transcript.</source>
            <translation>esto no es {_KINDS}; elija una transcripción.</translation>
        </message>
        <message>
            <source>this login may not work here</source>
            <translation>esta cuenta no puede trabajar aquí</translation>
        </message>
        <message>
            <source>times have no time zone and were taken as UTC; check the chat against the picture.</source>
            <translation>los tiempos no tienen zona horaria y se tomaron como UTC; compare el chat con la imagen.</translation>
        </message>
        <message>
            <source>times were taken as {words}; if they are not, import it with --map time=COLUMN,unit=ms (or s).</source>
            <translation>los tiempos se tomaron como {words}; si no lo son, impórtelo con --map time=COLUMN,unit=ms (o s).</translation>
        </message>
        <message>
            <source>true or false</source>
            <translation>true o false</translation>
        </message>
        <message>
            <source>two columns are named {twice}.</source>
            <translation>dos columnas se llaman {twice}.</translation>
        </message>
        <message>
            <source>unknown {what} {word}.</source>
            <translation>{what} {word} no se conoce.</translation>
        </message>
        <message>
            <source>unknown {what} {word}; did you mean {near}?</source>
            <translation>{what} {word} no se conoce; ¿quería decir {near}?</translation>
        </message>
        <message>
            <source>unknown {what} {word}; there are {join}.</source>
            <translation>{what} {word} no se conoce; hay {join}.</translation>
        </message>
        <message>
            <source>unlock or install one (on Linux a Secret Service such as GNOME Keyring), or keep the key in a file of yours with --key-file PATH</source>
            <translation>desbloquee o instale uno (en Linux, un Secret Service como GNOME Keyring) o guarde la clave en un archivo propio con --key-file PATH</translation>
        </message>
        <message>
            <source>values are nested more than {MAX_DEPTH} deep.</source>
            <translation>los valores están anidados a más de {MAX_DEPTH} niveles.</translation>
        </message>
        <message>
            <source>what stands here is no phrase and was left out.</source>
            <translation>lo que hay aquí no es una frase y se omitió.</translation>
        </message>
        <message>
            <source>what stands here is no segment and was left out.</source>
            <translation>lo que hay aquí no es un segmento y se omitió.</translation>
        </message>
        <message>
            <source>words masked by the recogniser (***): {masked} in all; evidence may be missing.</source>
            <translation>palabras censuradas por el reconocedor (***): {masked} en total; puede faltar evidencia.</translation>
        </message>
        <message>
            <source>wrong is 0 or 1, not {cells}.</source>
            <translation>wrong es 0 o 1, no {cells}.</translation>
        </message>
        <message>
            <source>{_NAMES} does not fit the times of the chat log and was not used.</source>
            <translation>{_NAMES} no concuerda con los tiempos del chat y no se usó.</translation>
        </message>
        <message>
            <source>{_TITLES} was chosen in the settings.</source>
            <translation>{_TITLES} se eligió en la configuración.</translation>
        </message>
        <message>
            <source>{address} is not on this machine; download the segments beside the playlist.</source>
            <translation>{address} no está en este equipo; descargue los segmentos junto a la lista de reproducción.</translation>
        </message>
        <message>
            <source>{alone} units have one rating: they count for chance in Gwet's and Fleiss' coefficients only.</source>
            <translation>{alone} unidades tienen una sola valoración: solo cuentan para el azar en los coeficientes de Gwet y de Fleiss.</translation>
        </message>
        <message>
            <source>{cells} has had another length before.</source>
            <translation>{cells} tenía antes otra duración.</translation>
        </message>
        <message>
            <source>{country} is no country: write two capital letters such as MX, or {EVERYWHERE}.</source>
            <translation>{country} no es un país: escriba dos mayúsculas como MX, o {EVERYWHERE}.</translation>
        </message>
        <message>
            <source>{count} of {drawn} drawn from {population} cannot be.</source>
            <translation>{count} de {drawn} sorteadas entre {population} no puede ser.</translation>
        </message>
        <message>
            <source>{count} of {of} is no share.</source>
            <translation>{count} de {of} no es una proporción.</translation>
        </message>
        <message>
            <source>{count} {named} are few: intervals drawn from them are rough.</source>
            <translation>{count} {named} son pocas: los intervalos que salen de ellas son aproximados.</translation>
        </message>
        <message>
            <source>{drawn} drawn of {population} cannot be.</source>
            <translation>{drawn} extraídos de {population} no puede ser.</translation>
        </message>
        <message>
            <source>{dropped} packets with impossible times were left out.</source>
            <translation>se omitieron {dropped} paquetes con tiempos imposibles.</translation>
        </message>
        <message>
            <source>{error} If it was changed, sign out and in again; what is pending stays here.</source>
            <translation>{error} Si se cambió, cierre la sesión y vuelva a iniciarla; lo pendiente se queda aquí.</translation>
        </message>
        <message>
            <source>{error}; save the table as CSV.</source>
            <translation>{error}; guarde la tabla como CSV.</translation>
        </message>
        <message>
            <source>{field} of {policy_id} is written over several lines: change it in the file.</source>
            <translation>{field} de {policy_id} está escrito en varias líneas: cámbielo en el archivo.</translation>
        </message>
        <message>
            <source>{found} faults in {looked_at} of {size} cannot be.</source>
            <translation>{found} errores en {looked_at} de {size} no puede ser.</translation>
        </message>
        <message>
            <source>{isoformat} comes after {isoformat2}: turn them round.</source>
            <translation>{isoformat} es posterior a {isoformat2}: inviértalos.</translation>
        </message>
        <message>
            <source>{key} is no key; a key is one lower-case letter or digit.</source>
            <translation>{key} no es una tecla; una tecla es una letra minúscula o un dígito.</translation>
        </message>
        <message>
            <source>{kinds} cannot be copied into Matroska; convert the recording to MP4 first.</source>
            <translation>{kinds} no se puede copiar a Matroska; convierta antes la grabación a MP4.</translation>
        </message>
        <message>
            <source>{least} of each stratum are {sum}, more than the {size} to be drawn.</source>
            <translation>{least} de cada estrato son {sum}, más que las {size} que se van a sortear.</translation>
        </message>
        <message>
            <source>{len} reviews came after the reveal and do not count.</source>
            <translation>{len} revisiones llegaron después de revelar y no cuentan.</translation>
        </message>
        <message>
            <source>{location} is a playlist: have the recording put into one file.</source>
            <translation>{location} es una lista de reproducción: pide que la grabación esté en un solo archivo.</translation>
        </message>
        <message>
            <source>{location} is not the recording that was assigned (its SHA-256 differs): tell your operator.</source>
            <translation>{location} no es la grabación asignada (su SHA-256 es otro): avise a su operador.</translation>
        </message>
        <message>
            <source>{location} is not there: tell your operator.</source>
            <translation>{location} no está allí: avise a su operador.</translation>
        </message>
        <message>
            <source>{location} is read without TLS, so by anybody on the way: it must begin with https://.</source>
            <translation>{location} se lee sin TLS, y cualquiera en el camino puede verlo: debe empezar con https://.</translation>
        </message>
        <message>
            <source>{location} is too long for a transcript or a chat log: tell your operator.</source>
            <translation>{location} es demasiado largo para una transcripción o un chat: avise a su operador.</translation>
        </message>
        <message>
            <source>{location} lies on a file share, and none is set: name its folder in file_shares.</source>
            <translation>{location} está en una carpeta compartida y no hay ninguna configurada: indica su carpeta en file_shares.</translation>
        </message>
        <message>
            <source>{location} lies outside of the file shares ({folders}): it is not read.</source>
            <translation>{location} está fuera de las carpetas compartidas ({folders}): no se lee.</translation>
        </message>
        <message>
            <source>{missing} reviews of a member and a recording are not there.</source>
            <translation>Faltan {missing} revisiones de un integrante y una grabación.</translation>
        </message>
        <message>
            <source>{name} cannot be played: {name2} {what}.</source>
            <translation>{name} no se puede reproducir: {name2} {what}.</translation>
        </message>
        <message>
            <source>{name} does not keep secrets safe</source>
            <translation>{name} no guarda los secretos con seguridad</translation>
        </message>
        <message>
            <source>{name} has one observer; an alignment is of two and more.</source>
            <translation>{name} tiene un solo observador; una alineación es de dos o más.</translation>
        </message>
        <message>
            <source>{name} holds a control character.</source>
            <translation>{name} contiene un carácter de control.</translation>
        </message>
        <message>
            <source>{name} holds neither a letter nor an emoji to look for: {text}.</source>
            <translation>{name} no contiene letra ni emoji que buscar: {text}.</translation>
        </message>
        <message>
            <source>{name} holds nothing.</source>
            <translation>{name} no contiene nada.</translation>
        </message>
        <message>
            <source>{name} is empty.</source>
            <translation>{name} está vacío.</translation>
        </message>
        <message>
            <source>{name} must be a date such as 2026-11-23, not {text}.</source>
            <translation>{name} debe ser una fecha como 2026-11-23, no {text}.</translation>
        </message>
        <message>
            <source>{name} must be a list.</source>
            <translation>{name} debe ser una lista.</translation>
        </message>
        <message>
            <source>{name} must be a number from 0, not {text}.</source>
            <translation>{name} debe ser un número desde 0, no {text}.</translation>
        </message>
        <message>
            <source>{name} must be a text, or fields such as `{alone}: …`.</source>
            <translation>{name} debe ser un texto o campos como `{alone}: …`.</translation>
        </message>
        <message>
            <source>{name} must be a text.</source>
            <translation>{name} debe ser un texto.</translation>
        </message>
        <message>
            <source>{name} must be a whole number from 0, not {text}.</source>
            <translation>{name} debe ser un número entero desde 0, no {text}.</translation>
        </message>
        <message>
            <source>{name} must be a whole number of milliseconds, not {text}.</source>
            <translation>{name} debe ser un número entero de milisegundos, no {text}.</translation>
        </message>
        <message>
            <source>{name} must be a whole number, not {text}.</source>
            <translation>{name} debe ser un número entero, no {text}.</translation>
        </message>
        <message>
            <source>{name} must be between 0 and {_MOST}.</source>
            <translation>{name} debe estar entre 0 y {_MOST}.</translation>
        </message>
        <message>
            <source>{name} must be true or false, not {text}.</source>
            <translation>{name} debe ser true o false, no {text}.</translation>
        </message>
        <message>
            <source>{name} must be {_KINDS}, not {value}.</source>
            <translation>{name} debe ser {_KINDS}, no {value}.</translation>
        </message>
        <message>
            <source>{name} must not hold {SEPARATOR}, which parts lists in a table: {text}.</source>
            <translation>{name} no debe contener {SEPARATOR}, que separa listas en una tabla: {text}.</translation>
        </message>
        <message>
            <source>{name} {must}, not {text}.</source>
            <translation>{name} {must}, no {text}.</translation>
        </message>
        <message>
            <source>{name} {problem}, not {value}.</source>
            <translation>{name} {problem}, no {value}.</translation>
        </message>
        <message>
            <source>{name}={given} would send decisions to {host} without knowing who answers: leave it out or write {name}={needed}; only a database on this machine is exempt.</source>
            <translation>{name}={given} enviaría decisiones a {host} sin saber quién responde: quítelo o escriba {name}={needed}; solo se exceptúa una base de datos de este equipo.</translation>
        </message>
        <message>
            <source>{other} reviews were made under another version than {policy_set}.</source>
            <translation>{other} revisiones se hicieron con otra versión que {policy_set}.</translation>
        </message>
        <message>
            <source>{path} cannot be read ({error}); defaults are used.</source>
            <translation>{path} no se puede leer ({error}); se usan los valores predeterminados.</translation>
        </message>
        <message>
            <source>{path} has no column weight.</source>
            <translation>{path} no tiene columna weight.</translation>
        </message>
        <message>
            <source>{path}: a stratum is there twice.</source>
            <translation>{path}: un estrato aparece dos veces.</translation>
        </message>
        <message>
            <source>{path}: of a side of which nothing was drawn nothing can be said.</source>
            <translation>{path}: de un lado del que no se extrajo nada no se puede decir nada.</translation>
        </message>
        <message>
            <source>{path}: recall needs a sample of what was {missing}{what} too: what was missed is there.</source>
            <translation>{path}: la exhaustividad necesita también una muestra de lo {missing}{what}: lo que se escapó está ahí.</translation>
        </message>
        <message>
            <source>{path}: {twice} is there twice; each is drawn once.</source>
            <translation>{path}: {twice} aparece dos veces; cada una se sortea una vez.</translation>
        </message>
        <message>
            <source>{policy_id} stands on one line: add {field} in the file.</source>
            <translation>{policy_id} está en una sola línea: añada {field} en el archivo.</translation>
        </message>
        <message>
            <source>{policy_set} is not here: all spots weigh the same, and unused categories are not known.</source>
            <translation>{policy_set} no está aquí: todas las discrepancias pesan lo mismo y no se conocen las categorías sin usar.</translation>
        </message>
        <message>
            <source>{reason}first on line {first}.</source>
            <translation>{reason}la primera en la línea {first}.</translation>
        </message>
        <message>
            <source>{recording} has no length in {lengths}.</source>
            <translation>{recording} no tiene duración en {lengths}.</translation>
        </message>
        <message>
            <source>{ref} did not come down as it was published; it is asked for again: tell the operator.</source>
            <translation>{ref} no llegó como se publicó; se pide otra vez: avise al operador.</translation>
        </message>
        <message>
            <source>{ref} was published with other words than the one that was used here before: tell the operator, who can publish it under a new version.</source>
            <translation>{ref} se publicó con un texto distinto del que se usaba aquí: avise al operador, que puede publicarlo con una versión nueva.</translation>
        </message>
        <message>
            <source>{sentence} The transcript still works.</source>
            <translation>{sentence} La transcripción sí funciona.</translation>
        </message>
        <message>
            <source>{sentence} {_title} plays it instead.</source>
            <translation>{sentence} La reproduce {_title} en su lugar.</translation>
        </message>
        <message>
            <source>{session_id} is no session's id: see `reviewer-app calibration list`.</source>
            <translation>{session_id} no es el id de una sesión: vea `reviewer-app calibration list`.</translation>
        </message>
        <message>
            <source>{several} recordings are few: intervals drawn from them are rough.</source>
            <translation>{several} grabaciones son pocas: los intervalos que salen de ellas son aproximados.</translation>
        </message>
        <message>
            <source>{side} {policy} is there twice.</source>
            <translation>{side} {policy} está dos veces.</translation>
        </message>
        <message>
            <source>{size} cannot be drawn from {len}.</source>
            <translation>No se pueden sortear {size} entre {len}.</translation>
        </message>
        <message>
            <source>{size} cannot be drawn from {population}.</source>
            <translation>No se pueden sortear {size} entre {population}.</translation>
        </message>
        <message>
            <source>{size} cannot be drawn from {sum}.</source>
            <translation>No se pueden sortear {size} entre {sum}.</translation>
        </message>
        <message>
            <source>{strange} is not among the categories {join}.</source>
            <translation>{strange} no está entre las categorías {join}.</translation>
        </message>
        <message>
            <source>{text_in} stands alone: choose it, or the other actions.</source>
            <translation>«{text_in}» va sola: elíjala, o elija las otras acciones.</translation>
        </message>
        <message>
            <source>{title} has been damaged on this disk ({error}): it is fetched again.</source>
            <translation>{title} se dañó en este disco ({error}): se vuelve a traer.</translation>
        </message>
        <message>
            <source>{title} is being fetched by another window or command.</source>
            <translation>Otra ventana u otro comando está trayendo {title}.</translation>
        </message>
        <message>
            <source>{to} leads this calibration session already.</source>
            <translation>{to} ya dirige esta sesión de calibración.</translation>
        </message>
        <message>
            <source>{url} has {size} bytes, but the assigned recording has {size_bytes}: tell your operator.</source>
            <translation>{url} tiene {size} bytes, pero la grabación asignada tiene {size_bytes}: avise a su operador.</translation>
        </message>
        <message>
            <source>{user} has no store for this central database here ({path}): sign in or import first.</source>
            <translation>{user} no tiene aquí un almacén para esta base de datos central ({path}): inicie sesión o importe primero.</translation>
        </message>
        <message>
            <source>{user} is signed in too often at the central database {at}: close other windows.</source>
            <translation>{user} tiene demasiadas sesiones en la base de datos central {at}: cierre otras ventanas.</translation>
        </message>
        <message>
            <source>{user} may not use the central database {at}: ask the operator.</source>
            <translation>{user} no puede usar la base de datos central {at}: consulte al operador.</translation>
        </message>
        <message>
            <source>{user} or the database is not known there: check the central address {at}.</source>
            <translation>Allí no se conoce a {user} o la base de datos: revise la dirección central {at}.</translation>
        </message>
        <message>
            <source>{value} cannot be drawn from {value2} of {value3}.</source>
            <translation>No se pueden sortear {value} entre {value2} de {value3}.</translation>
        </message>
        <message>
            <source>{value} cannot be drawn from {value2}.</source>
            <translation>No se pueden sortear {value} entre {value2}.</translation>
        </message>
        <message>
            <source>{violations} violations in {drawn} drawn of {population} cannot be.</source>
            <translation>{violations} infracciones en {drawn} extraídos de {population} no puede ser.</translation>
        </message>
        <message>
            <source>{what} and nothing was stored of the last step: {remedy}; work goes on from there.</source>
            <translation>{what} y no se guardó nada del último paso: {remedy}; el trabajo sigue desde ahí.</translation>
        </message>
        <message>
            <source>{what} and the local store cannot be opened: {remedy}, then start again.</source>
            <translation>{what} y el almacén local no se puede abrir: {remedy} y vuelva a empezar.</translation>
        </message>
        <message>
            <source>{what} and the local store cannot be read: {remedy}.</source>
            <translation>{what} y el almacén local no se puede leer: {remedy}.</translation>
        </message>
        <message>
            <source>{what} has no field {name}.</source>
            <translation>{what} no tiene el campo {name}.</translation>
        </message>
        <message>
            <source>{what} must hold fields such as `{required}: …`.</source>
            <translation>{what} debe tener campos como `{required}: …`.</translation>
        </message>
        <message>
            <source>{where} answers {status} for {name}: it is tried again.</source>
            <translation>{where} responde {status} al pedir {name}: se volverá a intentar.</translation>
        </message>
        <message>
            <source>{where} cannot be reached or breaks off ({reason}): it is tried again.</source>
            <translation>No se puede llegar a {where}, o se interrumpe ({reason}): se volverá a intentar.</translation>
        </message>
        <message>
            <source>{where} does not answer: it is tried again.</source>
            <translation>{where} no responde: se volverá a intentar.</translation>
        </message>
        <message>
            <source>{where} does not give {name} to us: the credentials for it are missing.</source>
            <translation>{where} no nos da {name}: faltan las credenciales.</translation>
        </message>
        <message>
            <source>{word} is no language code such as es or es-MX.</source>
            <translation>{word} no es un código de idioma como es o es-MX.</translation>
        </message>
        <message>
            <source>{wrong} wrong of {size} cannot be.</source>
            <translation>{wrong} erróneos de {size} no puede ser.</translation>
        </message>
        <message>
            <source>“{raw}” is no frameRateMultiplier; mend it.</source>
            <translation>«{raw}» no es un frameRateMultiplier; corríjalo.</translation>
        </message>
        <message>
            <source>“{raw}” is no {name}; mend it.</source>
            <translation>«{raw}» no es {name}; corríjalo.</translation>
        </message>
    </context>
    <context>
        <name>SessionHead</name>
        <message>
            <source>Agreement</source>
            <translation>Acuerdo</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>Resultado</translation>
        </message>
        <message>
            <source>Spots</source>
            <translation>Discrepancias</translation>
        </message>
        <message>
            <source>{policies}, whose text is not on this machine</source>
            <translation>{policies}, cuyo texto no está en este equipo</translation>
        </message>
    </context>
    <context>
        <name>SessionViews</name>
        <message>
            <source>The agreement is being computed …</source>
            <translation>Se calcula el acuerdo …</translation>
        </message>
    </context>
    <context>
        <name>SessionsView</name>
        <message numerus="yes">
            <source>%n decision(s) on the way</source>
            <translation>
                <numerusform>%n decisión en camino</numerusform>
                <numerusform>%n decisiones en camino</numerusform>
            </translation>
        </message>
        <message>
            <source>Calibration sessions</source>
            <translation>Sesiones de calibración</translation>
        </message>
        <message>
            <source>Cancel…</source>
            <translation>Cancelar…</translation>
        </message>
        <message>
            <source>Hand over…</source>
            <translation>Traspasar…</translation>
        </message>
        <message>
            <source>Label the next recording</source>
            <translation>Etiquetar la grabación siguiente</translation>
        </message>
        <message>
            <source>Members</source>
            <translation>Integrantes</translation>
        </message>
        <message>
            <source>Move the deadline…</source>
            <translation>Mover el plazo…</translation>
        </message>
        <message>
            <source>Open the session</source>
            <translation>Abrir la sesión</translation>
        </message>
        <message>
            <source>Recordings</source>
            <translation>Grabaciones</translation>
        </message>
        <message>
            <source>Reveal…</source>
            <translation>Revelar…</translation>
        </message>
        <message>
            <source>There is no calibration session yet: begin one, and invite whoever is to label with you.</source>
            <translation>Aún no hay sesiones de calibración: empiece una e invite a quienes deban etiquetar.</translation>
        </message>
        <message>
            <source>You are in no calibration session. When you are invited to one, it stands here.</source>
            <translation>No está en ninguna sesión de calibración. Cuando le inviten a una, aparecerá aquí.</translation>
        </message>
        <message>
            <source>everything handed in</source>
            <translation>todo entregado</translation>
        </message>
        <message>
            <source>handed in</source>
            <translation>entregada</translation>
        </message>
        <message>
            <source>not everything handed in</source>
            <translation>no todo entregado</translation>
        </message>
        <message>
            <source>not handed in</source>
            <translation>sin entregar</translation>
        </message>
        <message>
            <source>not on this machine yet</source>
            <translation>aún no está en este equipo</translation>
        </message>
    </context>
    <context>
        <name>Setting</name>
        <message>
            <source>A policy's key held for more than so many milliseconds marks a span.</source>
            <translation>La tecla de una política presionada más de esta cantidad de milisegundos marca un tramo.</translation>
        </message>
        <message>
            <source>A translation is shown beside its transcript.</source>
            <translation>La traducción se muestra junto a su transcripción.</translation>
        </message>
        <message>
            <source>Address of the S3-compatible store with recordings; empty for that of Amazon.</source>
            <translation>Dirección del almacén compatible con S3 que tiene las grabaciones; vacía para el de Amazon.</translation>
        </message>
        <message>
            <source>Address of the central database, as your administrator gives it, without password; empty for none.</source>
            <translation>Dirección de la base de datos central, como la da su administrador, sin contraseña; vacío para trabajar sin ella.</translation>
        </message>
        <message>
            <source>After a review is submitted the next recording opens.</source>
            <translation>Después de entregar una revisión se abre la grabación siguiente.</translation>
        </message>
        <message>
            <source>Colours of the window.</source>
            <translation>Colores de la ventana.</translation>
        </message>
        <message>
            <source>Columns of chat logs that are tables, by their headings, as JSON.</source>
            <translation>Columnas de registros de chat en tablas, según sus encabezados, como JSON.</translation>
        </message>
        <message>
            <source>Country whose meanings of words count (MX, ES …); empty for all.</source>
            <translation>País cuyos significados de las palabras cuentan (MX, ES …); vacío para todos.</translation>
        </message>
        <message>
            <source>File of the policies; empty for the published ones, or the program's own.</source>
            <translation>Archivo de las políticas; vacío para las publicadas o, si no las hay, las del programa.</translation>
        </message>
        <message>
            <source>File that says how the picture is softened for a policy or severity; empty for the program's own.</source>
            <translation>Archivo que dice cómo se suaviza la imagen según política y gravedad; vacío para el que trae el programa.</translation>
        </message>
        <message>
            <source>File with the key that locks the decisions kept here; only for computers that cannot keep passwords.</source>
            <translation>Archivo con la clave que protege las decisiones guardadas aquí, solo para equipos que no pueden guardar contraseñas.</translation>
        </message>
        <message>
            <source>Folders of file shares from which recordings may be fetched, parted by ; and empty for none.</source>
            <translation>Carpetas compartidas de las que se pueden traer grabaciones, separadas por ; y vacío para ninguna.</translation>
        </message>
        <message>
            <source>Gigabytes for recordings that were fetched; those that were used longest ago make room, yours to do never.</source>
            <translation>Gigabytes para grabaciones traídas; las que llevan más tiempo sin usarse dejan espacio, las que tienes por hacer nunca.</translation>
        </message>
        <message>
            <source>Going to a chat message goes so many milliseconds further back, because viewers react late.</source>
            <translation>Al ir a un mensaje del chat se retrocede además esta cantidad de milisegundos, porque el público reacciona tarde.</translation>
        </message>
        <message>
            <source>How many recordings are fetched at once.</source>
            <translation>Cuántas grabaciones se traen a la vez.</translation>
        </message>
        <message>
            <source>How strong the blur is, from 1 to 3.</source>
            <translation>Intensidad del desenfoque, de 1 a 3.</translation>
        </message>
        <message>
            <source>Language of the window and of policies; “As the system” is that of this computer.</source>
            <translation>Idioma de la ventana y de las políticas; «Según el sistema» es el de este equipo.</translation>
        </message>
        <message>
            <source>Lexicon whose words are marked: name@version, or a file; empty for the published one, or the program's own.</source>
            <translation>Léxico cuyas palabras se marcan: nombre@versión o un archivo; vacío para el publicado o, si no lo hay, el del programa.</translation>
        </message>
        <message>
            <source>Minutes of reviewing after which a break is suggested; 0 is never.</source>
            <translation>Minutos de revisión tras los que se propone un descanso; 0 es nunca.</translation>
        </message>
        <message>
            <source>Minutes that a break lasts.</source>
            <translation>Minutos que dura un descanso.</translation>
        </message>
        <message>
            <source>Recordings may be fetched over HTTP without TLS, which others can read on the way.</source>
            <translation>Se pueden traer grabaciones por HTTP sin TLS, que otros pueden leer en el camino.</translation>
        </message>
        <message>
            <source>Recordings open with the picture covered.</source>
            <translation>Las grabaciones se abren con la imagen cubierta.</translation>
        </message>
        <message>
            <source>Recordings start blurred.</source>
            <translation>Las grabaciones empiezan desenfocadas.</translation>
        </message>
        <message>
            <source>Recordings start in greyscale.</source>
            <translation>Las grabaciones empiezan en escala de grises.</translation>
        </message>
        <message>
            <source>Recordings start with less detail: 0 is none less, 3 the least to see.</source>
            <translation>Las grabaciones empiezan con menos detalle: 0 es tal cual, 3 es lo mínimo.</translation>
        </message>
        <message>
            <source>Recordings start without sound.</source>
            <translation>Las grabaciones empiezan sin sonido.</translation>
        </message>
        <message>
            <source>Recordings that are assigned to you are fetched ahead, for work without a network.</source>
            <translation>Las grabaciones que se te asignan se traen por adelantado, para trabajar sin red.</translation>
        </message>
        <message>
            <source>Seconds after which decisions are sent at the latest.</source>
            <translation>Segundos tras los que se envían las decisiones a más tardar.</translation>
        </message>
        <message>
            <source>Size of text and controls, in percent.</source>
            <translation>Tamaño del texto y de los controles, en porcentaje.</translation>
        </message>
        <message>
            <source>Sound volume, in percent.</source>
            <translation>Volumen del sonido, en porcentaje.</translation>
        </message>
        <message>
            <source>The picture takes little room.</source>
            <translation>La imagen ocupa poco espacio.</translation>
        </message>
        <message>
            <source>The verdict sheet says how many seconds and keys this review took; nobody else gets to know.</source>
            <translation>La hoja de dictamen dice cuántos segundos y teclas tomó esta revisión; nadie más se entera.</translation>
        </message>
        <message>
            <source>What plays recordings; “Automatic” takes what shows exact frames on this computer.</source>
            <translation>Con qué se reproducen las grabaciones; «Automático» usa lo que muestra cuadros exactos en este equipo.</translation>
        </message>
        <message>
            <source>When picture and words are kept with a label as evidence.</source>
            <translation>Cuándo se conservan imagen y palabras como evidencia con una etiqueta.</translation>
        </message>
        <message>
            <source>Who signed in last on this machine.</source>
            <translation>Quién inició sesión por última vez en este equipo.</translation>
        </message>
    </context>
    <context>
        <name>SettingGroup</name>
        <message>
            <source>Central database and keys</source>
            <translation>Base de datos central y claves</translation>
        </message>
        <message>
            <source>Picture and sound</source>
            <translation>Imagen y sonido</translation>
        </message>
        <message>
            <source>Policies and words</source>
            <translation>Políticas y palabras</translation>
        </message>
        <message>
            <source>Recordings from elsewhere</source>
            <translation>Grabaciones de otros lugares</translation>
        </message>
        <message>
            <source>Reviewing</source>
            <translation>Revisión</translation>
        </message>
        <message>
            <source>Window</source>
            <translation>Ventana</translation>
        </message>
    </context>
    <context>
        <name>SettingsPage</name>
        <message>
            <source>General</source>
            <translation>General</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Teclas</translation>
        </message>
        <message>
            <source>Sections of the settings</source>
            <translation>Secciones de la configuración</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Configuración</translation>
        </message>
        <message>
            <source>Topics I do not take</source>
            <translation>Temas que no tomo</translation>
        </message>
    </context>
    <context>
        <name>SideCard</name>
        <message>
            <source>No verdict</source>
            <translation>Sin dictamen</translation>
        </message>
        <message>
            <source>Nothing marked here</source>
            <translation>Aquí no se marcó nada</translation>
        </message>
        <message>
            <source>What {policy} says</source>
            <translation>Qué dice {policy}</translation>
        </message>
    </context>
    <context>
        <name>SignInPage</name>
        <message>
            <source>Caps Lock is on.</source>
            <translation>Bloq Mayús está activado.</translation>
        </message>
        <message>
            <source>Central database: {address}</source>
            <translation>Base de datos central: {address}</translation>
        </message>
        <message>
            <source>Decisions are kept here and sent when you sign in again.</source>
            <translation>Las decisiones se guardan aquí y se envían cuando vuelva a iniciar sesión.</translation>
        </message>
        <message>
            <source>Hide</source>
            <translation>Ocultar</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>No central database is set: start with --central postgresql://HOST:PORT/DATABASE.</source>
            <translation>No hay base de datos central configurada: inicie con --central postgresql://HOST:PORT/DATABASE.</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Contraseña</translation>
        </message>
        <message>
            <source>Reviewer workstation</source>
            <translation>Estación de revisión</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Mostrar</translation>
        </message>
        <message>
            <source>Show password</source>
            <translation>Mostrar la contraseña</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>Iniciar sesión</translation>
        </message>
        <message>
            <source>Signing in…</source>
            <translation>Iniciando sesión…</translation>
        </message>
        <message>
            <source>Type your name.</source>
            <translation>Escriba su nombre.</translation>
        </message>
        <message>
            <source>Type your password.</source>
            <translation>Escriba su contraseña.</translation>
        </message>
        <message>
            <source>Work offline as {user}</source>
            <translation>Trabajar sin conexión como {user}</translation>
        </message>
    </context>
    <context>
        <name>SpeechAndChat</name>
        <message>
            <source>Chat</source>
            <translation>Chat</translation>
        </message>
        <message>
            <source>Transcript</source>
            <translation>Transcripción</translation>
        </message>
        <message>
            <source>Transcript or chat</source>
            <translation>Transcripción o chat</translation>
        </message>
    </context>
    <context>
        <name>SpokenChanges</name>
        <message>
            <source>Finding changed: {finding}</source>
            <translation>Hallazgo modificado: {finding}</translation>
        </message>
        <message>
            <source>Finding placed: {finding}</source>
            <translation>Hallazgo marcado: {finding}</translation>
        </message>
        <message>
            <source>Finding withdrawn</source>
            <translation>Hallazgo retirado</translation>
        </message>
        <message>
            <source>Review open again</source>
            <translation>Revisión reabierta</translation>
        </message>
        <message>
            <source>Review submitted</source>
            <translation>Revisión entregada</translation>
        </message>
        <message>
            <source>Stored: {verdict}</source>
            <translation>Guardado: {verdict}</translation>
        </message>
        <message>
            <source>Verdict taken back</source>
            <translation>Dictamen retirado</translation>
        </message>
    </context>
    <context>
        <name>SpotSheet</name>
        <message>
            <source>Another policy</source>
            <translation>Otra política</translation>
        </message>
        <message>
            <source>Another policy …</source>
            <translation>Otra política …</translation>
        </message>
        <message>
            <source>Another policy: part of its name</source>
            <translation>Otra política: parte de su nombre</translation>
        </message>
    </context>
    <context>
        <name>SpotStrip</name>
        <message>
            <source>{n} of {all} spots ruled on</source>
            <translation>{n} de {all} discrepancias resueltas</translation>
        </message>
    </context>
    <context>
        <name>Standards</name>
        <message numerus="yes">
            <source>%n finding(s) of everybody</source>
            <translation>
                <numerusform>%n hallazgo de todos</numerusform>
                <numerusform>%n hallazgos de todos</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n finding(s) of yours</source>
            <translation>
                <numerusform>%n hallazgo suyo</numerusform>
                <numerusform>%n hallazgos suyos</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n finding(s) of yours touched</source>
            <translation>
                <numerusform>toca %n hallazgo suyo</numerusform>
                <numerusform>toca %n hallazgos suyos</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n mistake(s)</source>
            <translation>
                <numerusform>%n error</numerusform>
                <numerusform>%n errores</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n mistake(s): the draft cannot be published yet.</source>
            <translation>
                <numerusform>%n error: el borrador aún no se puede publicar.</numerusform>
                <numerusform>%n errores: el borrador aún no se puede publicar.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n policy(s)</source>
            <translation>
                <numerusform>%n política</numerusform>
                <numerusform>%n políticas</numerusform>
            </translation>
        </message>
        <message>
            <source>Actions</source>
            <translation>Acciones</translation>
        </message>
        <message>
            <source>Against {version}. Specialists and leads see it.</source>
            <translation>Sobre {version}. La ven los especialistas y los responsables.</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>Categoría</translation>
        </message>
        <message>
            <source>Change of {policy}</source>
            <translation>Cambio en {policy}</translation>
        </message>
        <message>
            <source>Clause</source>
            <translation>Cláusula</translation>
        </message>
        <message>
            <source>Comes from</source>
            <translation>Procede de</translation>
        </message>
        <message>
            <source>Comments in the file stay as they are. Everything else is changed in the file itself.</source>
            <translation>Los comentarios del archivo se quedan como están. Todo lo demás se cambia en el propio archivo.</translation>
        </message>
        <message>
            <source>Counts</source>
            <translation>Cuenta</translation>
        </message>
        <message>
            <source>Disputes cluster on {clause}: {disputed} of {judged} second reviews in {days} days, {expected} expected.</source>
            <translation>Las disputas se concentran en {clause}: {disputed} de {judged} segundas revisiones en {days} días; se esperaban {expected}.</translation>
        </message>
        <message>
            <source>Does not count</source>
            <translation>No cuenta</translation>
        </message>
        <message>
            <source>Draft of {version}</source>
            <translation>Borrador de {version}</translation>
        </message>
        <message>
            <source>Drafts</source>
            <translation>Borradores</translation>
        </message>
        <message>
            <source>Drop it</source>
            <translation>Descartarla</translation>
        </message>
        <message>
            <source>Drop the proposal</source>
            <translation>Descartar la propuesta</translation>
        </message>
        <message>
            <source>Dropped because</source>
            <translation>Descartada porque</translation>
        </message>
        <message>
            <source>Edit {version}</source>
            <translation>Editar {version}</translation>
        </message>
        <message>
            <source>Escalation</source>
            <translation>Escalado</translation>
        </message>
        <message>
            <source>Escalation routes</source>
            <translation>Vías de escalado</translation>
        </message>
        <message>
            <source>Everybody who follows the standard reads it (needed)</source>
            <translation>Lo leen todos los que siguen la norma (obligatorio)</translation>
        </message>
        <message>
            <source>Examples</source>
            <translation>Ejemplos</translation>
        </message>
        <message>
            <source>Exceptions</source>
            <translation>Excepciones</translation>
        </message>
        <message>
            <source>Excludes others</source>
            <translation>Excluye otras</translation>
        </message>
        <message>
            <source>Findings it touches</source>
            <translation>Hallazgos afectados</translation>
        </message>
        <message>
            <source>From which day on</source>
            <translation>A partir de qué día</translation>
        </message>
        <message>
            <source>Guidance</source>
            <translation>Guía</translation>
        </message>
        <message>
            <source>Guidance in force</source>
            <translation>Guía vigente</translation>
        </message>
        <message>
            <source>It comes down to every workstation and is never changed or taken back. New reviews are made under it from the day on; reviews that have begun keep their version.</source>
            <translation>Llega a todos los puestos y no se cambia ni se retira nunca. Las revisiones nuevas se hacen con ella a partir de ese día; las ya empezadas conservan su versión.</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>Tecla</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Teclas</translation>
        </message>
        <message>
            <source>Minutes</source>
            <translation>Minutos</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>Needs a rationale</source>
            <translation>Necesita justificación</translation>
        </message>
        <message>
            <source>Never exported</source>
            <translation>Nunca se exporta</translation>
        </message>
        <message>
            <source>Nothing differs.</source>
            <translation>No hay diferencias.</translation>
        </message>
        <message>
            <source>Open the decisions of everybody that were looked at again</source>
            <translation>Abrir las decisiones de todos que se volvieron a revisar</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>Resultado</translation>
        </message>
        <message>
            <source>Outcomes</source>
            <translation>Resultados</translation>
        </message>
        <message>
            <source>Policy</source>
            <translation>Política</translation>
        </message>
        <message>
            <source>Proposals</source>
            <translation>Propuestas</translation>
        </message>
        <message>
            <source>Propose a change</source>
            <translation>Proponer un cambio</translation>
        </message>
        <message>
            <source>Propose it</source>
            <translation>Proponerlo</translation>
        </message>
        <message>
            <source>Publish it for everybody</source>
            <translation>Publicarla para todos</translation>
        </message>
        <message>
            <source>Publish {version}</source>
            <translation>Publicar {version}</translation>
        </message>
        <message>
            <source>Reasons</source>
            <translation>Motivos</translation>
        </message>
        <message>
            <source>Route</source>
            <translation>Vía</translation>
        </message>
        <message>
            <source>Severities</source>
            <translation>Gravedades</translation>
        </message>
        <message>
            <source>Severity</source>
            <translation>Gravedad</translation>
        </message>
        <message>
            <source>Statement of reasons</source>
            <translation>Declaración de motivos</translation>
        </message>
        <message>
            <source>Subject</source>
            <translation>Sujeto</translation>
        </message>
        <message>
            <source>Subjects</source>
            <translation>Sujetos</translation>
        </message>
        <message>
            <source>The draft touches no finding of yours.</source>
            <translation>El borrador no toca ningún hallazgo suyo.</translation>
        </message>
        <message>
            <source>The version that it was begun from is not here: nothing to compare it with.</source>
            <translation>La versión de la que partió no está aquí: no hay con qué compararlo.</translation>
        </message>
        <message>
            <source>The words as they are now, where it is about some</source>
            <translation>Las palabras tal como están, si se trata de algunas</translation>
        </message>
        <message>
            <source>Throw it away</source>
            <translation>Desecharlo</translation>
        </message>
        <message>
            <source>Throw the draft of {version} away?</source>
            <translation>¿Desechar el borrador de {version}?</translation>
        </message>
        <message>
            <source>Versions</source>
            <translation>Versiones</translation>
        </message>
        <message>
            <source>Weight</source>
            <translation>Peso</translation>
        </message>
        <message>
            <source>What goes wrong with the words of today</source>
            <translation>Qué falla con las palabras de hoy</translation>
        </message>
        <message>
            <source>What is to change</source>
            <translation>Qué hay que cambiar</translation>
        </message>
        <message>
            <source>What it changes</source>
            <translation>Qué cambia</translation>
        </message>
        <message>
            <source>What the policy should say (needed)</source>
            <translation>Qué debería decir la política (obligatorio)</translation>
        </message>
        <message>
            <source>Whole text</source>
            <translation>Texto completo</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Por qué</translation>
        </message>
        <message>
            <source>Write it into the draft</source>
            <translation>Escribirlo en el borrador</translation>
        </message>
        <message>
            <source>a calibration session</source>
            <translation>una sesión de calibración</translation>
        </message>
        <message>
            <source>a ruling on a dispute</source>
            <translation>una resolución de una disputa</translation>
        </message>
        <message>
            <source>action</source>
            <translation>acción</translation>
        </message>
        <message>
            <source>after</source>
            <translation>después</translation>
        </message>
        <message>
            <source>at another place</source>
            <translation>en otro lugar</translation>
        </message>
        <message>
            <source>before</source>
            <translation>antes</translation>
        </message>
        <message>
            <source>category</source>
            <translation>categoría</translation>
        </message>
        <message>
            <source>changed</source>
            <translation>con cambios</translation>
        </message>
        <message>
            <source>comes with the program, or was used here</source>
            <translation>viene con el programa o se usó aquí</translation>
        </message>
        <message>
            <source>dropped</source>
            <translation>descartada</translation>
        </message>
        <message>
            <source>from {day} on</source>
            <translation>desde el {day}</translation>
        </message>
        <message>
            <source>gone</source>
            <translation>eliminada</translation>
        </message>
        <message>
            <source>in a draft</source>
            <translation>en un borrador</translation>
        </message>
        <message>
            <source>in force</source>
            <translation>vigente</translation>
        </message>
        <message>
            <source>its text has not come down yet</source>
            <translation>su texto aún no ha llegado</translation>
        </message>
        <message>
            <source>line {line}</source>
            <translation>línea {line}</translation>
        </message>
        <message>
            <source>new</source>
            <translation>nueva</translation>
        </message>
        <message>
            <source>no</source>
            <translation>no</translation>
        </message>
        <message>
            <source>none yet</source>
            <translation>ninguna todavía</translation>
        </message>
        <message>
            <source>on the way</source>
            <translation>en camino</translation>
        </message>
        <message>
            <source>open</source>
            <translation>abierta</translation>
        </message>
        <message>
            <source>outcome</source>
            <translation>resultado</translation>
        </message>
        <message>
            <source>published</source>
            <translation>publicada</translation>
        </message>
        <message>
            <source>published, from then on</source>
            <translation>publicada, desde entonces</translation>
        </message>
        <message>
            <source>route</source>
            <translation>vía</translation>
        </message>
        <message>
            <source>severity</source>
            <translation>gravedad</translation>
        </message>
        <message>
            <source>subject</source>
            <translation>sujeto</translation>
        </message>
        <message>
            <source>the verdict</source>
            <translation>el veredicto</translation>
        </message>
        <message>
            <source>under another id</source>
            <translation>con otro id</translation>
        </message>
        <message>
            <source>within {minutes} min</source>
            <translation>en {minutes} min</translation>
        </message>
        <message>
            <source>would be decided otherwise</source>
            <translation>se decidiría de otro modo</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>sí</translation>
        </message>
        <message>
            <source>{counts} against {before}</source>
            <translation>{counts} frente a {before}</translation>
        </message>
        <message>
            <source>{count} other entries</source>
            <translation>{count} entradas más</translation>
        </message>
    </context>
    <context>
        <name>StandardsDesk</name>
        <message>
            <source>Changed: {names}.</source>
            <translation>Cambian: {names}.</translation>
        </message>
        <message>
            <source>Gone: {names}.</source>
            <translation>Desaparecen: {names}.</translation>
        </message>
        <message>
            <source>New: {names}.</source>
            <translation>Nuevas: {names}.</translation>
        </message>
        <message>
            <source>No policy has changed.</source>
            <translation>Ninguna política ha cambiado.</translation>
        </message>
        <message>
            <source>The lexicon is {version} from the next recording on. Words: {new} new, {gone} gone, {other} changed.</source>
            <translation>El léxico es {version} a partir de la próxima grabación. Palabras: {new} nuevas, {gone} retiradas, {other} cambiadas.</translation>
        </message>
        <message>
            <source>The policies are {version} from now on. {changes} A review that has begun keeps its own.</source>
            <translation>Desde ahora las políticas son {version}. {changes} Una revisión empezada conserva las suyas.</translation>
        </message>
        <message>
            <source>The policies {version} have come and count from {day}. {changes}</source>
            <translation>Han llegado las políticas {version}, que rigen desde el {day}. {changes}</translation>
        </message>
        <message numerus="yes">
            <source>{names} and %n more</source>
            <translation>
                <numerusform>{names} y %n más</numerusform>
                <numerusform>{names} y %n más</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StandardsPage</name>
        <message numerus="yes">
            <source>%n open proposal(s)</source>
            <translation>
                <numerusform>%n propuesta abierta</numerusform>
                <numerusform>%n propuestas abiertas</numerusform>
            </translation>
        </message>
        <message>
            <source>Find in the text</source>
            <translation>Buscar en el texto</translation>
        </message>
        <message>
            <source>Standards</source>
            <translation>Normas</translation>
        </message>
        <message>
            <source>Versions, proposals and drafts</source>
            <translation>Versiones, propuestas y borradores</translation>
        </message>
        <message>
            <source>What is chosen, in full</source>
            <translation>Lo elegido, completo</translation>
        </message>
        <message>
            <source>in force: {version}</source>
            <translation>vigente: {version}</translation>
        </message>
    </context>
    <context>
        <name>Talk</name>
        <message>
            <source>ANSWER · {name}</source>
            <translation>RESPUESTA · {name}</translation>
        </message>
        <message>
            <source>DISPUTE · {name}</source>
            <translation>IMPUGNACIÓN · {name}</translation>
        </message>
        <message>
            <source>FEEDBACK · {name}</source>
            <translation>COMENTARIOS · {name}</translation>
        </message>
        <message>
            <source>FIRST AGAINST SECOND REVIEW</source>
            <translation>PRIMERA FRENTE A SEGUNDA REVISIÓN</translation>
        </message>
        <message>
            <source>JUDGEMENT</source>
            <translation>JUICIO</translation>
        </message>
        <message>
            <source>No error</source>
            <translation>No es un error</translation>
        </message>
        <message>
            <source>RULING · {name}</source>
            <translation>RESOLUCIÓN · {name}</translation>
        </message>
        <message>
            <source>What was said</source>
            <translation>Lo dicho</translation>
        </message>
    </context>
    <context>
        <name>Tiles</name>
        <message>
            <source>Figures of quality</source>
            <translation>Cifras de calidad</translation>
        </message>
    </context>
    <context>
        <name>Timeline</name>
        <message numerus="yes">
            <source>%n message(s)</source>
            <translation>
                <numerusform>%n mensaje</numerusform>
                <numerusform>%n mensajes</numerusform>
            </translation>
        </message>
        <message>
            <source>Thumbnails are hidden</source>
            <translation>Las miniaturas están ocultas</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>Línea de tiempo</translation>
        </message>
        <message>
            <source>banned</source>
            <translation>expulsión</translation>
        </message>
        <message>
            <source>chat</source>
            <translation>chat</translation>
        </message>
        <message>
            <source>closed</source>
            <translation>cierre</translation>
        </message>
        <message>
            <source>ended</source>
            <translation>fin</translation>
        </message>
        <message>
            <source>findings</source>
            <translation>hallazgos</translation>
        </message>
        <message>
            <source>hits</source>
            <translation>términos</translation>
        </message>
        <message>
            <source>masked word (***)</source>
            <translation>palabra enmascarada (***)</translation>
        </message>
        <message>
            <source>message deleted</source>
            <translation>mensaje borrado</translation>
        </message>
        <message>
            <source>muted</source>
            <translation>sin sonido</translation>
        </message>
        <message>
            <source>other</source>
            <translation>otra</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>pausa</translation>
        </message>
        <message>
            <source>pictures</source>
            <translation>imágenes</translation>
        </message>
        <message>
            <source>platform</source>
            <translation>plataforma</translation>
        </message>
        <message>
            <source>restricted</source>
            <translation>restricción</translation>
        </message>
        <message>
            <source>resumed</source>
            <translation>reanudación</translation>
        </message>
        <message>
            <source>sound</source>
            <translation>sonido</translation>
        </message>
        <message>
            <source>suspended</source>
            <translation>suspensión</translation>
        </message>
        <message>
            <source>verification asked for</source>
            <translation>verificación pedida</translation>
        </message>
        <message>
            <source>warning</source>
            <translation>advertencia</translation>
        </message>
        <message>
            <source>{name} +{count}</source>
            <translation>{name} +{count}</translation>
        </message>
    </context>
    <context>
        <name>TimelineKeys</name>
        <message>
            <source>There is none before this place.</source>
            <translation>No hay ninguno antes de este lugar.</translation>
        </message>
        <message>
            <source>There is none further on.</source>
            <translation>No hay ninguno más adelante.</translation>
        </message>
    </context>
    <context>
        <name>TopicsDesk</name>
        <message>
            <source>The list is kept at the central database: sign in first.</source>
            <translation>La lista se guarda en la base de datos central: inicie sesión primero.</translation>
        </message>
    </context>
    <context>
        <name>TopicsForm</name>
        <message numerus="yes">
            <source>%n recording(s) that you had not begun went back.</source>
            <translation>
                <numerusform>Volvió %n grabación que no había empezado.</numerusform>
                <numerusform>Volvieron %n grabaciones que no había empezado.</numerusform>
            </translation>
        </message>
        <message>
            <source>A topic, for example minors</source>
            <translation>Un tema, por ejemplo menores</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Añadir</translation>
        </message>
        <message>
            <source>Asking the central database …</source>
            <translation>Preguntando a la base de datos central …</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Quitar</translation>
        </message>
        <message>
            <source>The list is empty: you are given recordings of every topic.</source>
            <translation>La lista está vacía: se le asignan grabaciones de todos los temas.</translation>
        </message>
        <message>
            <source>Topic to add</source>
            <translation>Tema que se añade</translation>
        </message>
        <message>
            <source>Topics that you do not take</source>
            <translation>Temas que usted no toma</translation>
        </message>
        <message>
            <source>You are given no recording with one of these topics; what you have of them and have not begun goes back at once. The list is yours: nobody is told why a recording went to somebody else. Topics are words of whoever hands out the work: ask which there are.</source>
            <translation>No se le asigna ninguna grabación con alguno de estos temas; lo que tenga de ellos y no haya empezado se devuelve en seguida. La lista es suya: a nadie se le dice por qué una grabación fue a otra persona. Los temas son palabras de quien reparte el trabajo: pregunte cuáles hay.</translation>
        </message>
    </context>
    <context>
        <name>TrackKeys</name>
        <message>
            <source>sound {n} of {all}</source>
            <translation>audio {n} de {all}</translation>
        </message>
    </context>
    <context>
        <name>TranscriptView</name>
        <message>
            <source>Transcript</source>
            <translation>Transcripción</translation>
        </message>
    </context>
    <context>
        <name>TranslationButton</name>
        <message>
            <source>Translation</source>
            <translation>Traducción</translation>
        </message>
        <message>
            <source>hidden</source>
            <translation>oculta</translation>
        </message>
        <message>
            <source>shown</source>
            <translation>a la vista</translation>
        </message>
        <message>
            <source>translation</source>
            <translation>traducción</translation>
        </message>
    </context>
    <context>
        <name>Upload</name>
        <message numerus="yes">
            <source>%n pending</source>
            <translation>
                <numerusform>%n pendiente</numerusform>
                <numerusform>%n pendientes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n refused</source>
            <translation>
                <numerusform>%n rechazada</numerusform>
                <numerusform>%n rechazadas</numerusform>
            </translation>
        </message>
        <message>
            <source>Sent since the start: {sent}. Pending: {pending}. Refused: {refused}. Last upload: {when}.</source>
            <translation>Enviadas desde el inicio: {sent}. Pendientes: {pending}. Rechazadas: {refused}. Último envío: {when}.</translation>
        </message>
        <message>
            <source>all sent</source>
            <translation>todo enviado</translation>
        </message>
        <message>
            <source>offline</source>
            <translation>sin conexión</translation>
        </message>
    </context>
    <context>
        <name>Urgency</name>
        <message>
            <source>Escalation: {due}</source>
            <translation>Escalamiento: {due}</translation>
        </message>
        <message>
            <source>Given to you as urgent</source>
            <translation>Asignada a usted como urgente</translation>
        </message>
        <message>
            <source>Given to you with priority {n}</source>
            <translation>Asignada a usted con prioridad {n}</translation>
        </message>
        <message>
            <source>Priority {n}</source>
            <translation>Prioridad {n}</translation>
        </message>
        <message>
            <source>Your work: {due}</source>
            <translation>Su trabajo: {due}</translation>
        </message>
        <message>
            <source>{time} due</source>
            <translation>{time} vence</translation>
        </message>
        <message>
            <source>{time} escalation</source>
            <translation>{time} escalamiento</translation>
        </message>
        <message>
            <source>‼ Urgent</source>
            <translation>‼ Urgente</translation>
        </message>
    </context>
    <context>
        <name>VerdictSheet</name>
        <message>
            <source>Actions</source>
            <translation>Acciones</translation>
        </message>
        <message>
            <source>Ctrl+Enter gives the verdict
Ctrl+Shift+Enter also submits</source>
            <translation>Ctrl+Enter emite el dictamen
Ctrl+Mayús+Enter también entrega</translation>
        </message>
        <message>
            <source>Esc leaves</source>
            <translation>Esc sale</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>Resultado</translation>
        </message>
        <message>
            <source>Rationale</source>
            <translation>Fundamento</translation>
        </message>
        <message>
            <source>Rationale (may stay empty)</source>
            <translation>Fundamento (puede quedar vacío)</translation>
        </message>
        <message>
            <source>Rationale (needed)</source>
            <translation>Fundamento (obligatorio)</translation>
        </message>
        <message>
            <source>Rationale, naming one of the grounds: {grounds}</source>
            <translation>Fundamento, con una de las causales: {grounds}</translation>
        </message>
        <message>
            <source>Verdict</source>
            <translation>Dictamen</translation>
        </message>
        <message>
            <source>● suggested by the findings</source>
            <translation>● sugerido por los hallazgos</translation>
        </message>
    </context>
    <context>
        <name>VideoView</name>
        <message>
            <source>Picture</source>
            <translation>Imagen</translation>
        </message>
        <message>
            <source>as it is</source>
            <translation>tal cual</translation>
        </message>
        <message>
            <source>blurred {strength}</source>
            <translation>desenfoque {strength}</translation>
        </message>
        <message>
            <source>grey</source>
            <translation>gris</translation>
        </message>
        <message>
            <source>less detail {strength}</source>
            <translation>menos detalle {strength}</translation>
        </message>
    </context>
    <context>
        <name>VoteSheet</name>
        <message>
            <source>Ctrl+Enter votes; the lead sees how many have voted, and shows it to all</source>
            <translation>Ctrl+Enter vota; quien dirige ve cuántos han votado y lo muestra a todos</translation>
        </message>
        <message>
            <source>Esc leaves</source>
            <translation>Esc cierra</translation>
        </message>
        <message>
            <source>Say why: Tab goes to the reason.</source>
            <translation>Diga por qué: Tab va a las razones.</translation>
        </message>
        <message>
            <source>Take a position: a digit takes it.</source>
            <translation>Tome postura: con una cifra.</translation>
        </message>
        <message>
            <source>Vote again</source>
            <translation>Volver a votar</translation>
        </message>
        <message>
            <source>What do you say now?</source>
            <translation>¿Qué dice ahora?</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Por qué</translation>
        </message>
        <message>
            <source>Why, by which words of the clause (needed)</source>
            <translation>Por qué, según qué palabras de la cláusula (necesario)</translation>
        </message>
    </context>
    <context>
        <name>Wellness</name>
        <message>
            <source>A time of the finding being edited cannot be read; go on and mend it, then leave.</source>
            <translation>No se puede leer un tiempo del hallazgo que se está editando; sigue, corrígelo y sal después.</translation>
        </message>
        <message>
            <source>Everything is off.</source>
            <translation>Todo está apagado.</translation>
        </message>
    </context>
    <context>
        <name>When</name>
        <message>
            <source>a command is chosen in the list of keys</source>
            <translation>hay un comando elegido en la lista de teclas</translation>
        </message>
        <message>
            <source>a dispute is yours to answer, or to rule on</source>
            <translation>le toca responder una impugnación, o resolverla</translation>
        </message>
        <message>
            <source>a draft is chosen</source>
            <translation>hay un borrador elegido</translation>
        </message>
        <message>
            <source>a draft without mistakes is chosen and the version before it is here</source>
            <translation>hay elegido un borrador sin errores y su versión anterior está aquí</translation>
        </message>
        <message>
            <source>a figure or a clip is chosen</source>
            <translation>hay una cifra o un clip elegido</translation>
        </message>
        <message>
            <source>a finding is chosen and the review is open to change</source>
            <translation>hay un hallazgo elegido y la revisión admite cambios</translation>
        </message>
        <message>
            <source>a proposal that is not settled is chosen</source>
            <translation>hay elegida una propuesta sin resolver</translation>
        </message>
        <message>
            <source>a recording with picture or sound is loaded</source>
            <translation>hay una grabación con imagen o sonido cargada</translation>
        </message>
        <message>
            <source>a row of the queue is chosen</source>
            <translation>hay una fila de la cola elegida</translation>
        </message>
        <message>
            <source>a second review is chosen in the list</source>
            <translation>hay una segunda revisión elegida en la lista</translation>
        </message>
        <message>
            <source>a session is being put together</source>
            <translation>se prepara una sesión</translation>
        </message>
        <message>
            <source>a spot is on screen</source>
            <translation>hay una discrepancia en pantalla</translation>
        </message>
        <message>
            <source>a version or draft is chosen and the one before it is here</source>
            <translation>hay elegida una versión o un borrador y su versión anterior está aquí</translation>
        </message>
        <message>
            <source>at any time</source>
            <translation>en cualquier momento</translation>
        </message>
        <message>
            <source>it is your turn in the second review</source>
            <translation>es su turno en la segunda revisión</translation>
        </message>
        <message>
            <source>recordings of the session wait for your labels</source>
            <translation>grabaciones de la sesión esperan sus etiquetas</translation>
        </message>
        <message>
            <source>something is wrong with the recording, its transcript or its chat log</source>
            <translation>algo está mal en la grabación, su transcripción o su registro de chat</translation>
        </message>
        <message>
            <source>the chat log tells what the platform did</source>
            <translation>el registro de chat dice lo que hizo la plataforma</translation>
        </message>
        <message>
            <source>the feedback is yours to acknowledge or dispute</source>
            <translation>le toca aceptar o impugnar los comentarios</translation>
        </message>
        <message>
            <source>the labels of the session have been revealed</source>
            <translation>las etiquetas de la sesión se han revelado</translation>
        </message>
        <message>
            <source>the lexicon found words in transcript or chat</source>
            <translation>el léxico encontró palabras en la transcripción o el chat</translation>
        </message>
        <message>
            <source>the recogniser masked words of the transcript</source>
            <translation>el reconocedor enmascaró palabras de la transcripción</translation>
        </message>
        <message>
            <source>the recording has a chat log</source>
            <translation>la grabación tiene un registro de chat</translation>
        </message>
        <message>
            <source>the recording has a translation of its transcript</source>
            <translation>la grabación tiene una traducción de su transcripción</translation>
        </message>
        <message>
            <source>the recording has several sound tracks</source>
            <translation>la grabación tiene varias pistas de audio</translation>
        </message>
        <message>
            <source>the review is open to change</source>
            <translation>la revisión admite cambios</translation>
        </message>
        <message>
            <source>the review is submitted</source>
            <translation>la revisión está entregada</translation>
        </message>
        <message>
            <source>the search has hits</source>
            <translation>la búsqueda tiene coincidencias</translation>
        </message>
        <message>
            <source>the second review is yours to judge</source>
            <translation>le toca juzgar la segunda revisión</translation>
        </message>
        <message>
            <source>two reviews are side by side</source>
            <translation>hay dos revisiones lado a lado</translation>
        </message>
        <message>
            <source>waveform or thumbnails are being made, or were stopped</source>
            <translation>se hacen la forma de onda o las miniaturas, o se detuvieron</translation>
        </message>
        <message>
            <source>you are a lead</source>
            <translation>usted dirige las sesiones</translation>
        </message>
        <message>
            <source>you are a lead and a draft without mistakes is chosen</source>
            <translation>es responsable y hay elegido un borrador sin errores</translation>
        </message>
        <message>
            <source>you are a lead and a proposal that is not settled is chosen</source>
            <translation>es responsable y hay elegida una propuesta sin resolver</translation>
        </message>
        <message>
            <source>you are a lead and see the list of sessions</source>
            <translation>dirige sesiones y ve la lista de ellas</translation>
        </message>
        <message>
            <source>you are a member and the spot is not ruled on</source>
            <translation>es integrante y la discrepancia no está resuelta</translation>
        </message>
        <message>
            <source>you are a specialist or a lead</source>
            <translation>es especialista o responsable</translation>
        </message>
        <message>
            <source>you lead the session and a spot is on screen</source>
            <translation>dirige la sesión y hay una discrepancia en pantalla</translation>
        </message>
        <message>
            <source>you lead the session and it is not over</source>
            <translation>dirige la sesión y no ha terminado</translation>
        </message>
        <message>
            <source>you lead the session and its labels have been revealed</source>
            <translation>dirige la sesión y sus etiquetas se han revelado</translation>
        </message>
        <message>
            <source>you lead the session and its labels have not been revealed</source>
            <translation>dirige la sesión y sus etiquetas no se han revelado</translation>
        </message>
        <message>
            <source>you lead the session and its labels stand under letters</source>
            <translation>dirige la sesión y sus etiquetas están bajo letras</translation>
        </message>
        <message>
            <source>you lead the session and the spot is not ruled on</source>
            <translation>dirige la sesión y la discrepancia no está resuelta</translation>
        </message>
    </context>
    <context>
        <name>WordsSheet</name>
        <message>
            <source>Choose the clause that you quote.</source>
            <translation>Elija la cláusula que cita.</translation>
        </message>
        <message>
            <source>Clause that you quote</source>
            <translation>Cláusula que cita</translation>
        </message>
        <message>
            <source>Esc leaves</source>
            <translation>Esc cierra</translation>
        </message>
        <message>
            <source>Propose to change this clause: the reason says how</source>
            <translation>Proponer cambiar esta cláusula: el motivo dice cómo</translation>
        </message>
        <message>
            <source>Standard</source>
            <translation>Norma</translation>
        </message>
        <message>
            <source>Write it: Tab goes to the text.</source>
            <translation>Escríbalo: Tab va al texto.</translation>
        </message>
    </context>
    <context>
        <name>_FigureDelegate</name>
        <message>
            <source>no interval: {reason}</source>
            <translation>sin intervalo: {reason}</translation>
        </message>
        <message>
            <source>not defined: {reason}</source>
            <translation>no definido: {reason}</translation>
        </message>
    </context>
    <context>
        <name>_Missing</name>
        <message>
            <source>This recording is being fetched: {percent}%.</source>
            <translation>Esta grabación se está trayendo: {percent} %.</translation>
        </message>
        <message>
            <source>This recording is not on this machine yet. {reason}</source>
            <translation>Esta grabación aún no está en este equipo. {reason}</translation>
        </message>
    </context>
</TS>
