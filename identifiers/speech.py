"""Small words that tell how a sentence uses the word beside them."""

TITLES = frozenset(
    "mr mrs ms miss mx dr doctor prof professor sir dame rev reverend revd fr cllr councillor pc dc ds di dci sgt insp inspector sergeant constable judge imam rabbi granthi sardar sr mst sheikh pastor canon cpl lt capt major-general ustad hajji haji maulana".split()
)
#: Titles that are words of their own: only with a capital before a capital.
SOFT_TITLES = frozenset(
    "father sister brother mother bishop justice nurse engineer uncle aunt auntie aunty nan nana nanna nanny nain taid granny gran grandad grandpa grandma mama papa baba"
    " abba abuya ambuya mam da lady lord cousin great-nan great-aunt great-uncle captain abbot deacon elder chief matron apa apu bibi kak umm abu abo gogo tio tia tita lola lolo"
    " mamgu tadcu dadi nani chacha khala hooyo abti eedo tante oma opa babcia ciocia pani pan kumar sekuru teacher coach".split()
)
NICK = frozenset(
    "big little old young wee mad crazy fat skinny tall tiny long black red gentleman lucky mental dirty posh daft bonny scotch irish welsh london cockney mucky young-un our".split()
)
FAMILY = frozenset(
    "gran nan nanna nana nanny uncle aunt auntie aunty grandad grandpa grandma granny cousin kak nain taid big wee little".split()
)
RELATIONS = frozenset(
    "mum mam mammy mummy dad daddy da mother father sister brother son daughter wife husband partner ex girlfriend boyfriend nan nana nanna gran granny grandad grandma grandpa"
    " grandmother grandfather auntie aunt aunty uncle cousin niece nephew grandson granddaughter stepdad stepmum stepson stepdaughter stepfather stepmother foster baby twin twins friend"
    " mate neighbour lodger landlord carer keyworker mentor supervisor nurse doctor teacher worker student called named named toddler bro sis hubby missus pa amhp fiance fiancé".split()
)
CALLED = frozenset(
    "called named known rang ring ask told tell met spoke phoned phone texted saw seen asked with from for hi hey dear thanks ta cheers and".split()
)
HUMAN_VERBS = frozenset(
    "said says asked asks told tells rang rings phoned texted called replied answered thinks thought wants wanted wrote writes went came goes comes left lives lived likes liked loves loved hates"
    " feels felt knows knew cried cries laughed laughs smiled smiles shouted shouts sat sits stood stands looked looks took takes gave gives made makes got gets keeps kept did does didn't doesn't"
    " won't wouldn't hasn't isn't wasn't can't couldn't cannot helped helps showed shows started stopped tried tries needs needed moved moves met meets ran runs walked walks drove drives"
    " ate eats drank drinks slept sleeps woke turned turns turned arrived returned agreed refused signed nodded explained describes described mentioned noticed remembered paid pays reads sent sends"
    " sang sings plays played works worked brought brings thanked prayed died drew missed picked collected attended presented joined opened closed put hugged apologised swore swears joked whispered"
    " screamed wept begged pulled pushed grabbed threw hit bit kicked punched shrugged sighed stared waved pointed held asked insisted admitted denied confirmed reported disclosed settled dna hasnt wont isnt"
    " couldnt cant doesnt didnt wasnt wouldnt who whose will've also often always never still now usually sometimes".split()
)
TO_BE = frozenset("is was has had can could would should might seems seemed became becomes and or".split())
#: Before these a word in lower case is no subject.
ADDRESSING = frozenset(
    "the a an my your his her their our its of in to no any some this that i you we they he she it more much such be i'd not".split()
)
ABSTRACT = frozenset(
    "hope faith joy grace patience charity mercy justice destiny comfort honour blessing trust peace heaven star angel summer autumn dawn art will may april june august grant chase drew bill mark"
    " sunny rich frank gene sky storm treasure precious prince princess king hunter major bright gift happiness wisdom knowledge memory praise progress promise purity privilege success testimony"
    " prudence temperance victory witness wonder beauty glory goodness lovely lucky innocent favour fortune long said min hung royal reign river ocean forest clay reed heath glen ash miles talent"
    " harmony melody miracle delight divine perpetual perseverance rejoice righteous brightness sage rose robin ivy holly hazel heather lily daisy poppy violet olive pearl ruby amber jade crystal coral"
    " ray max shade viral nest non ion chi win ping pip art mo ego pat van tel earl dean mason lance guy dale sue don rob nick jack rod jet cherry ginger basil rosemary saffron honey".split()
)
PARTICLES = frozenset(
    "van der den de da do dos das del della di du la le bin bint ibn ben al el ap ab ferch ní ni nic ó mac ul ur bat abd und von y e".split()
)
#: Never a name or part of one.
NEVER = frozenset(
    "i a an the and or but if of in on at to for with from by as is was are be been he she it we they you my his her our their this that these those there here what who why how when where"
    " mum dad mam mummy daddy nan gran nana granny grandad grandma grandpa auntie uncle baby mother father sister brother son daughter parent parents carer carers child children"
    " mr mrs ms miss mx dr god lol omg ok okay yes no not so then now well hi hello dear thanks please sorry ps nb re cc tc dna nfa tbc eta am pm st nd rd th".split()
)
#: In lower case these are words or short forms, whatever the lists say.
SMALL_NEVER = NEVER | frozenset(
    "wid wi wis wisna dinna didna cannae wouldnae wouldna didnae dont cant didnt doesnt isnt wasnt wont ive im hes shes theyre youre thats whats lets ur yr yrs wk wks mth mths mtg appt appts"
    " pls plz thx ta tho thru til till cos coz cuz bc gonna gotta wanna dunno innit aint ain't yous youse hiya etc eg ie approx min mins hrs hr tel mob ext ref refs dob nhs gp ot sw pe esa pip"
    " uc hb dwp cin cp lac mash camhs cmht amhp iro dsl senco ehcp idva marac yot yjs pnc cpa hv tv dvd pc asbo tba asap fyi btw idk wee lass lassie wean weans bairn bairns hen ken aye nae oot"
    " doon hoose mair tae frae fae ah ye yer yin yins aboot aw wummin lad lads mammy da ma pa la de en ne da le el al an ta em um er ay ah oh eh ha ama ana asa ada ima una ona ina ben del dos han hui"
    " ping chi non nan sal sam lee may sun mon tue tues wed weds thu thur thurs fri sat jan feb mar apr jun jul aug sep sept oct nov dec english polish welsh nurse doctor said says rang tues info admin"
    " meds med script temp obs photos photo pics vid app apps wifi meds supervised contact safeguarding sib sibs assmt mgr sgo lpa cic supervision supv tues amazon tesco asda aldi ralph".split()
) - frozenset("lee sam mair".split())
#: Words and short forms that word lists of English leave out.
NOT_NAMES = frozenset(
    "safeguarding reablement keyworker genogram ecomap telly leccy meds wellbeing childminder childminding neurodivergent neurodiverse neurodiversity microaggression intersectionality"
    " intersectional positionality reflexivity praxis autoethnography whilst amongst online offline email emails inbox screenshot voicemail smartphone app apps selfie vlog blog blogger podcast"
    " wifi broadband covid lockdown furlough zoom teams whatsapp facetime emoji gif meme vape vapes vaping spice ketamine monkey pregabalin gabapentin methadone diazepam sertraline fluoxetine"
    " citalopram clozapine olanzapine risperidone lorazepam zopiclone morphine oramorph midazolam paracetamol ibuprofen insulin metformin apixaban thiamine co-production coproduction"
    " multi-agency inter-agency interagency multidisciplinary pre-birth unaccompanied resettlement benefit-capped homelessness foodbank foodbanks deprivation advocacy personhood personalisation"
    " biopsychosocial psychosocial psychoeducation psychotherapist amhp idva isva iro lado senco senko dsl ehcp camhs cmht mash marac mappa cin cp lac cla icpc rcpc nrm plo fgc sgo sdq taf cafcass"
    " nan nans nanna mams mam mammy mammies da dada daddo gran grans grandad grandads grandma grandpa mum's dad's mums dads stepdad stepmum stepdad's bro sis hubby missus fella fellas bloke blokes"
    " ok okay yeah yep nope nah hiya ta cheers mate mates innit hmm hm um er erm ah oh ugh wow haha lol omg tbh fyi asap etc eg ie viz vs dob tbc tba nfa dna cpa hv ot sw gp gps pe pes tv tvs"
    " kinship sibs timeline checklist handover flowchart whiteboard laptop lanyard hijab niqab burqa headscarf turban kippah chapatti chapati roti naan halal kosher shisha imam imams mosque gurdwara"
    " mandir masjid bhaji samosa samosas biryani jollof fufu injera zigni börek pierogi baklava mehndi henna shalwar kameez sari saris kirpan patka eid ramadan diwali iftar jummah ubuntu"
    " crèche creche café cafés cliché clichés naïve naïvety née fiancé fiancée résumé facade protégé touché déjà communiqué decor début papier mâché soufflé entrée purée exposé blasé passé"
    " ymweliad cartref plant cymraeg iaith nain taid mamgu tadcu cariad diolch przepraszam hooyo mashallah inshallah wallahi habibi habibti beta yaar accha desi bhai ben hanim hanım abi didi"
    " semi-structured anti-oppressive anti-discriminatory anti-racist trauma-informed strengths-based person-centred child-centred self-harm self-harming self-care self-neglect well-being check-in"
    " programme practicum tutorial viva portfolio portfolios ilp pdp peps aye's asye nqsw nqsws pcf pcfs kss pqs swe basw hcpc sssc niscc scw ofsted estyn cqc rqia sccif ciw dwp hmrc dvla hmcts"
    " zoom-call ye're ye yer yers yous youse aw wee wean weans hen lassie laddie bairn polis nae wisnae cannae couldnae dinnae disnae doesnae isnae havnae wouldnae didnae wasnae auld naw aye sláinte craic"
    " scheduler backlog workaround admin admins sats gcse gcses btec btecs nvq nvqs uni freshers".split()
)
