"""Written by doc_templates/source/build.py; do not edit."""

def part_0(environment):
    # fmt: off
    from matsheets.documents.runtime import Undefined, missing
    name = None

    def root(context, missing=missing, environment=environment):
        resolve = context.resolve_or_missing
        undefined = environment.undefined
        concat = environment.concat
        cond_expr_undefined = Undefined
        if 0: yield None
        l_0_trust = resolve('trust')
        pass
        yield '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Trust partnership service level agreement: '
        yield environment.put(((undefined(name='trust') if l_0_trust is missing else l_0_trust)))
        yield '</dc:title><dc:subject>Trust partnership service level agreement</dc:subject><dc:language>en-GB</dc:language><dc:creator>matsheets</dc:creator><cp:lastModifiedBy>matsheets</cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">1987-06-05T04:03:02Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">1987-06-05T04:03:02Z</dcterms:modified></cp:coreProperties>'

    blocks = {}
    debug_info = '1=13'
    return locals()


def part_1(environment):
    # fmt: off
    from matsheets.documents.runtime import LoopContext, TemplateRuntimeError, Undefined, internalcode, missing
    name = None

    def root(context, missing=missing, environment=environment):
        resolve = context.resolve_or_missing
        undefined = environment.undefined
        concat = environment.concat
        cond_expr_undefined = Undefined
        if 0: yield None
        l_0_trust = resolve('trust')
        l_0_sla = resolve('sla')
        l_0_draft = resolve('draft')
        l_0_version = resolve('version')
        l_0_made_on = resolve('made_on')
        l_0_missing = resolve('missing')
        try:
            t_1 = environment.filters['length']
        except KeyError:
            @internalcode
            def t_1(*unused):
                raise TemplateRuntimeError("No filter named 'length' found.")
        pass
        yield '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body><w:p><w:pPr><w:pStyle w:val="CoverTrust"/></w:pPr><w:r><w:t xml:space="preserve">'
        yield environment.put(((undefined(name='trust') if l_0_trust is missing else l_0_trust)))
        yield '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Trust partnership service level agreement</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subtitle"/></w:pPr><w:r><w:t xml:space="preserve">between '
        yield environment.put((environment.getattr(environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'provider'), 'name')))
        yield ' and '
        yield environment.put((environment.getattr(environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'school'), 'body')))
        yield '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="CoverFact"/><w:spacing w:before="680"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Muted"/></w:rPr><w:t>Party 1, the Trust</w:t></w:r><w:r><w:tab/><w:t xml:space="preserve">'
        yield environment.put((environment.getattr(environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'provider'), 'name')))
        yield '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="CoverFact"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Muted"/></w:rPr><w:t>Party 2</w:t></w:r><w:r><w:tab/><w:t xml:space="preserve">'
        yield environment.put((environment.getattr(environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'school'), 'body')))
        yield '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="CoverFact"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Muted"/></w:rPr><w:t xml:space="preserve">'
        yield environment.put((environment.getattr(environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'school'), 'label')))
        yield '</w:t></w:r><w:r><w:tab/><w:t xml:space="preserve">'
        yield environment.put((environment.getattr(environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'school'), 'name')))
        yield '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="CoverFact"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Muted"/></w:rPr><w:t>Reference</w:t></w:r><w:r><w:tab/><w:t xml:space="preserve">'
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'internal_reference')))
        yield '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="CoverFact"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Muted"/></w:rPr><w:t>Start date</w:t></w:r><w:r><w:tab/><w:t xml:space="preserve">'
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'start')))
        yield '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="CoverFact"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Muted"/></w:rPr><w:t>End date</w:t></w:r><w:r><w:tab/><w:t xml:space="preserve">'
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'end')))
        yield '</w:t></w:r></w:p>'
        if (undefined(name='draft') if l_0_draft is missing else l_0_draft):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Draft"/><w:spacing w:before="567"/></w:pPr><w:r><w:t>DRAFT. Not for decision: some answers are missing or need attention.</w:t></w:r></w:p>'
        yield '<w:p><w:pPr><w:pStyle w:val="Note"/><w:spacing w:before="560"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Label"/></w:rPr><w:t>Draft for adaptation.</w:t></w:r><w:r><w:t xml:space="preserve"> It was generated from answers in a workbook, and nobody has checked it against the circumstances of the Parties. It is not legal advice. Each party should take its own legal advice before signing.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Heading2"/><w:pageBreakBefore/><w:spacing w:before="0"/></w:pPr><w:r><w:t>What this agreement is</w:t></w:r></w:p>'
        if (not environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'for_other_trust')):
            pass
            yield '<w:p><w:pPr/><w:r><w:t xml:space="preserve">A trust partnership is a time-limited arrangement in which a multi-academy trust supports a school'
            if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'charged'):
                pass
                yield ' for an agreed charge'
            yield '. It typically lasts 12 to 18 months. This service level agreement is the formal record of it: who does what, for how long, at what cost, and what happens if things change.</w:t></w:r></w:p>'
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'for_other_trust'):
            pass
            yield '<w:p><w:pPr/><w:r><w:t xml:space="preserve">A trust partnership between two trusts is a time-limited arrangement in which one supports the other'
            if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'charged'):
                pass
                yield ' for an agreed charge'
            yield '. It typically lasts 12 to 18 months. This service level agreement is the formal record of it: who does what, for how long, at what cost, and what happens if things change.</w:t></w:r></w:p>'
        yield '<w:p><w:pPr/><w:r><w:t xml:space="preserve">The work is centred on teaching and leadership. '
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'for_other_trust'):
            pass
            yield 'Examples are mentoring for the trust’s leaders, training shared between the two trusts, and reviews of each other’s work.'
        else:
            pass
            yield 'Examples are training shared across the trust’s schools, mentoring for the headteacher, and comparing the school’s data with that of other schools.'
        yield ' Schedule 2 lists what has been agreed here.</w:t></w:r></w:p>'
        if (not environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'for_other_trust')):
            pass
            yield '<w:p><w:pPr/><w:r><w:t xml:space="preserve">Signing does not mean that the school joins the trust, and it is no substitute for joining one. No staff, land or budget moves to the trust. '
            if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'for_single_trust'):
                pass
                yield 'Trustees'
            else:
                pass
                yield 'Governors'
            yield ' keep every decision they make today. They also agree to consider, during the partnership, whether the school should join '
            if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'for_single_trust'):
                pass
                yield 'a trust with other schools'
            else:
                pass
                yield 'a trust'
            yield ', and to consult where that is required.</w:t></w:r></w:p>'
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'for_other_trust'):
            pass
            yield '<w:p><w:pPr/><w:r><w:t>Signing does not merge the two trusts, and no school moves from one to the other. No staff, land or budget moves either. The trustees of each trust keep every decision they make today.</w:t></w:r></w:p>'
        yield '<w:p><w:pPr/><w:r><w:t>Before signing, check that the dates, names and contacts are right. Check that Schedule 1 gives the full cost and that Schedule 2 says who will come, how often, and how success will be judged. Check that Schedule 3 covers any pupil or staff data to be shared.</w:t></w:r></w:p><w:p><w:pPr/><w:r><w:t xml:space="preserve">Ask too whether anyone else must agree or be told, such as '
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'for_governing_body'):
            pass
            yield 'the local authority, '
        yield 'a diocese or foundation, or your insurer. '
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'for_governing_body'):
            pass
            yield 'Governors with a link to the trust'
        else:
            pass
            yield 'Trustees with a link to the other party'
        yield ' should declare it and take no part in the decision. The decision to sign should be minuted.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Heading3"/></w:pPr><w:r><w:t>In this document</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Toc1"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\t "Heading 2,1,Clause Heading,2" \\n \\h \\z </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Made when the template is filled</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Heading3"/></w:pPr><w:r><w:t>Where the answers come from</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Source"/></w:pPr><w:r><w:t xml:space="preserve">This draft was made by matsheets '
        yield environment.put(((undefined(name='version') if l_0_version is missing else l_0_version)))
        yield ' from the workbook '
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'workbook')))
        yield '. Date: '
        yield environment.put(((undefined(name='made_on') if l_0_made_on is missing else l_0_made_on)))
        yield '. References such as PAR-11, CHG-01, SRV-01 and DAT-01 name the row of the workbook that an answer comes from. Words between square brackets mark what the workbook does not say and the Parties must still settle.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Heading3"/></w:pPr><w:r><w:t>Points to settle with your advisers</w:t></w:r></w:p><w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:t>These notes follow from the answers in the workbook. They are not part of the agreement.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="ListBullet"/><w:keepNext/></w:pPr><w:r><w:t>Procurement: the value of the agreement over its whole term, any extension and VAT included, may decide which rules apply. Ask your finance lead before you sign.</w:t></w:r></w:p>'
        if (not environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'charged')):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="ListBullet"/><w:keepNext/></w:pPr><w:r><w:t>Free support: English law generally enforces a promise only if each side gives something of value for it, or if the promise is made by deed. Ask a lawyer whether this agreement should be signed as a deed.</w:t></w:r></w:p>'
        if ((not environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'charged')) and (not environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'has_liability_cap'))):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="ListBullet"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">Limit of liability: with no charge, there is no amount to limit it to. Agree one with your insurers or the risk protection arrangement, and put it in the place between square brackets in clause\xa0</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF clause_liability \\r \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>12</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>.</w:t></w:r></w:p>'
        if (environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'charged') and (environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'vat_none') or environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'vat_exempt'))):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="ListBullet"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">VAT: whether a service is exempt depends on what is supplied and by whom. Support for a school’s staff or leaders is not always education in the sense of the VAT rules. Ask a VAT adviser before you rely on clause\xa0</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF clause_charge \\r \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>5</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>.</w:t></w:r></w:p>'
        if (not environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'tupe_statement')):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="ListBullet"/><w:keepNext/></w:pPr><w:r><w:t>TUPE: this draft leaves out the statement that nobody’s employment is expected to transfer. TUPE applies or not whatever an agreement says about it. Ask a lawyer whether special terms are needed instead.</w:t></w:r></w:p>'
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'no_data'):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="ListBullet"/><w:keepNext/></w:pPr><w:r><w:t>Personal data: this draft rests on the answer that the trust handles no personal data for the other party. Ask the data protection officer to confirm that before the work begins.</w:t></w:r></w:p>'
        if (not environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'for_governing_body')):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="ListBullet"/><w:keepNext/></w:pPr><w:r><w:t>Two academy trusts: trustees or members that the two have in common, and other connections, may make this a transaction between related parties. Check what the Academy Trust Handbook asks of each of you.</w:t></w:r></w:p>'
        if (environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'for_other_trust') and environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'considers_joining')):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="ListBullet"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">Merger: this draft says that '
            yield environment.put((environment.getattr(environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'school'), 'body')))
            yield ' considers a merger or the move of a school. Ask a lawyer whether that is meant, and who else must agree.</w:t></w:r></w:p>'
        if (undefined(name='draft') if l_0_draft is missing else l_0_draft):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Heading3"/></w:pPr><w:r><w:t>What is still missing</w:t></w:r></w:p>'
            if (undefined(name='missing') if l_0_missing is missing else l_0_missing):
                pass
                yield '<w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:t>The workbook has no usable answer to the points below. They must be settled before signing.</w:t></w:r></w:p>'
                l_1_loop = missing
                for l_1_sentence, l_1_loop in LoopContext((undefined(name='missing') if l_0_missing is missing else l_0_missing), undefined):
                    _loop_vars = {}
                    pass
                    environment.turn(596)
                    if (environment.getattr(l_1_loop, 'index0') == (t_1((undefined(name='missing') if l_0_missing is missing else l_0_missing)) - 2)):
                        pass
                        yield '<w:p><w:pPr><w:pStyle w:val="ListBullet"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
                        yield environment.put((l_1_sentence))
                        yield '</w:t></w:r></w:p>'
                    else:
                        pass
                        yield '<w:p><w:pPr><w:pStyle w:val="ListBullet"/></w:pPr><w:r><w:t xml:space="preserve">'
                        yield environment.put((l_1_sentence))
                        yield '</w:t></w:r></w:p>'
                l_1_loop = l_1_sentence = missing
            else:
                pass
                yield '<w:p><w:pPr/><w:r><w:t>No particular gap was listed when this draft was made.</w:t></w:r></w:p>'
        yield '<w:p><w:pPr><w:pStyle w:val="Heading2"/><w:pageBreakBefore/><w:spacing w:before="0"/></w:pPr><w:r><w:t>Part A: Key information</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Heading3"/><w:keepNext/></w:pPr><w:r><w:t>Party 1: the Trust</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblStyle w:val="FactsTable"/><w:tblW w:w="9639" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="Party 1: the Trust"/><w:tblDescription w:val="Party 1: the Trust: a label and what is agreed."/></w:tblPr><w:tblGrid><w:gridCol w:w="3799"/><w:gridCol w:w="5840"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3799"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="FactsHeading"/><w:keepNext/></w:pPr><w:r><w:t>Detail</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5840"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="FactsHeading"/><w:keepNext/></w:pPr><w:r><w:t>What is agreed</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3799"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">Name </w:t></w:r><w:r><w:rPr><w:rStyle w:val="RowRef"/></w:rPr><w:t>PAR-01</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5840"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
        yield environment.put((environment.getattr(environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'provider'), 'name')))
        yield '</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3799"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">Address for notices </w:t></w:r><w:r><w:rPr><w:rStyle w:val="RowRef"/></w:rPr><w:t>PAR-02</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5840"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
        yield environment.put((environment.getattr(environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'provider'), 'address')))
        yield '</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3799"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">Key contact </w:t></w:r><w:r><w:rPr><w:rStyle w:val="RowRef"/></w:rPr><w:t>PAR-03</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5840"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
        yield environment.put((environment.getattr(environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'provider'), 'contact')))
        yield '</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3799"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/></w:pPr><w:r><w:t xml:space="preserve">Email or telephone </w:t></w:r><w:r><w:rPr><w:rStyle w:val="RowRef"/></w:rPr><w:t>PAR-04</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5840"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
        yield environment.put((environment.getattr(environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'provider'), 'email')))
        yield '</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:pPr><w:pStyle w:val="Heading3"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">Party 2: the '
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
        yield '</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblStyle w:val="FactsTable"/><w:tblW w:w="9639" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="Party 2: the '
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
        yield '"/><w:tblDescription w:val="Party 2: the '
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
        yield ': a label and what is agreed."/></w:tblPr><w:tblGrid><w:gridCol w:w="3799"/><w:gridCol w:w="5840"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3799"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="FactsHeading"/><w:keepNext/></w:pPr><w:r><w:t>Detail</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5840"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="FactsHeading"/><w:keepNext/></w:pPr><w:r><w:t>What is agreed</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3799"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">Name </w:t></w:r><w:r><w:rPr><w:rStyle w:val="RowRef"/></w:rPr><w:t>PAR-07</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5840"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
        yield environment.put((environment.getattr(environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'school'), 'body')))
        yield '</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3799"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">Who party 2 is </w:t></w:r><w:r><w:rPr><w:rStyle w:val="RowRef"/></w:rPr><w:t>PAR-27</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5840"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2_answer')))
        yield '</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3799"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
        yield environment.put((environment.getattr(environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'school'), 'label')))
        yield ' </w:t></w:r><w:r><w:rPr><w:rStyle w:val="RowRef"/></w:rPr><w:t>PAR-05</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5840"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
        yield environment.put((environment.getattr(environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'school'), 'name')))
        yield '</w:t></w:r></w:p></w:tc></w:tr>'
        if (not environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'for_other_trust')):
            pass
            yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3799"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">School’s unique reference number (URN) </w:t></w:r><w:r><w:rPr><w:rStyle w:val="RowRef"/></w:rPr><w:t>PAR-06</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5840"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
            yield environment.put((environment.getattr(environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'school'), 'urn')))
            yield '</w:t></w:r></w:p></w:tc></w:tr>'
        yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3799"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">Address for notices </w:t></w:r><w:r><w:rPr><w:rStyle w:val="RowRef"/></w:rPr><w:t>PAR-08</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5840"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
        yield environment.put((environment.getattr(environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'school'), 'address')))
        yield '</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3799"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">Key contact </w:t></w:r><w:r><w:rPr><w:rStyle w:val="RowRef"/></w:rPr><w:t>PAR-09</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5840"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
        yield environment.put((environment.getattr(environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'school'), 'contact')))
        yield '</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3799"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/></w:pPr><w:r><w:t xml:space="preserve">Email or telephone </w:t></w:r><w:r><w:rPr><w:rStyle w:val="RowRef"/></w:rPr><w:t>PAR-10</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5840"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
        yield environment.put((environment.getattr(environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'school'), 'email')))
        yield '</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:pPr><w:pStyle w:val="Heading3"/><w:keepNext/></w:pPr><w:r><w:t>The agreement</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblStyle w:val="FactsTable"/><w:tblW w:w="9639" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="The agreement"/><w:tblDescription w:val="The agreement: a label and what is agreed."/></w:tblPr><w:tblGrid><w:gridCol w:w="3799"/><w:gridCol w:w="5840"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3799"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="FactsHeading"/><w:keepNext/></w:pPr><w:r><w:t>Detail</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5840"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="FactsHeading"/><w:keepNext/></w:pPr><w:r><w:t>What is agreed</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3799"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">Start date </w:t></w:r><w:r><w:rPr><w:rStyle w:val="RowRef"/></w:rPr><w:t>PAR-11</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5840"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'start')))
        yield '</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3799"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">End date </w:t></w:r><w:r><w:rPr><w:rStyle w:val="RowRef"/></w:rPr><w:t>PAR-12</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5840"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'end')))
        yield '</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3799"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">May be extended </w:t></w:r><w:r><w:rPr><w:rStyle w:val="RowRef"/></w:rPr><w:t>PAR-13</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5840"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'may_extend_answer')))
        yield '</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3799"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">Maximum term from the start date, extension included </w:t></w:r><w:r><w:rPr><w:rStyle w:val="RowRef"/></w:rPr><w:t>PAR-14</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5840"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'maximum_term')))
        yield '</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3799"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">Notice to end it early </w:t></w:r><w:r><w:rPr><w:rStyle w:val="RowRef"/></w:rPr><w:t>PAR-15</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5840"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'notice_period')))
        yield '</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3799"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/><w:keepNext/></w:pPr><w:r><w:t>Services</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5840"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:keepNext/></w:pPr><w:r><w:t>See Schedule 2</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3799"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">Review meetings </w:t></w:r><w:r><w:rPr><w:rStyle w:val="RowRef"/></w:rPr><w:t>PAR-24</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5840"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'review_meetings')))
        yield '</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3799"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">Trust handles personal data for party 2 </w:t></w:r><w:r><w:rPr><w:rStyle w:val="RowRef"/></w:rPr><w:t>PAR-29</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5840"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'shares_data_answer')))
        yield '</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3799"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">Statement that no staff transfer (TUPE) </w:t></w:r><w:r><w:rPr><w:rStyle w:val="RowRef"/></w:rPr><w:t>PAR-28</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5840"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'tupe_answer')))
        yield '</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3799"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/></w:pPr><w:r><w:t xml:space="preserve">Internal reference </w:t></w:r><w:r><w:rPr><w:rStyle w:val="RowRef"/></w:rPr><w:t>PAR-19</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5840"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'internal_reference')))
        yield '</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:pPr><w:pStyle w:val="Heading3"/><w:keepNext/></w:pPr><w:r><w:t>Payment</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblStyle w:val="FactsTable"/><w:tblW w:w="9639" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="Payment"/><w:tblDescription w:val="Payment: a label and what is agreed."/></w:tblPr><w:tblGrid><w:gridCol w:w="3799"/><w:gridCol w:w="5840"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3799"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="FactsHeading"/><w:keepNext/></w:pPr><w:r><w:t>Detail</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5840"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="FactsHeading"/><w:keepNext/></w:pPr><w:r><w:t>What is agreed</w:t></w:r></w:p></w:tc></w:tr>'
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'charged'):
            pass
            yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3799"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">Service charge </w:t></w:r><w:r><w:rPr><w:rStyle w:val="RowRef"/></w:rPr><w:t>PAR-16</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5840"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'total')))
            yield ', as set out in Schedule 1</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3799"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">VAT </w:t></w:r><w:r><w:rPr><w:rStyle w:val="RowRef"/></w:rPr><w:t>PAR-17</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5840"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'vat')))
            yield '</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3799"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">How it is paid </w:t></w:r><w:r><w:rPr><w:rStyle w:val="RowRef"/></w:rPr><w:t>PAR-18</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5840"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">By BACS, within '
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'payment_days')))
            yield ' of receiving an invoice</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3799"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">Purchase order number </w:t></w:r><w:r><w:rPr><w:rStyle w:val="RowRef"/></w:rPr><w:t>PAR-20</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5840"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'purchase_order')))
            yield '</w:t></w:r></w:p></w:tc></w:tr>'
        if (not environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'charged')):
            pass
            yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3799"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">Service charge </w:t></w:r><w:r><w:rPr><w:rStyle w:val="RowRef"/></w:rPr><w:t>PAR-16</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5840"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:keepNext/></w:pPr><w:r><w:t>None: the Services are free of charge</w:t></w:r></w:p></w:tc></w:tr>'
        yield '</w:tbl><w:p><w:pPr><w:pStyle w:val="Heading3"/><w:keepNext/></w:pPr><w:r><w:t>Decisions and who is told</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblStyle w:val="FactsTable"/><w:tblW w:w="9639" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="Decisions and who is told"/><w:tblDescription w:val="Decisions and who is told: a label and what is agreed."/></w:tblPr><w:tblGrid><w:gridCol w:w="3799"/><w:gridCol w:w="5840"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3799"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="FactsHeading"/><w:keepNext/></w:pPr><w:r><w:t>Detail</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5840"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="FactsHeading"/><w:keepNext/></w:pPr><w:r><w:t>What is agreed</w:t></w:r></w:p></w:tc></w:tr>'
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'considers_joining'):
            pass
            yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3799"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
            yield ' considers '
            if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'for_other_trust'):
                pass
                yield 'a merger'
            else:
                pass
                yield 'joining a trust'
            yield ' by </w:t></w:r><w:r><w:rPr><w:rStyle w:val="RowRef"/></w:rPr><w:t>PAR-21</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5840"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'consider_by')))
            yield '</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3799"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">Consultation planned </w:t></w:r><w:r><w:rPr><w:rStyle w:val="RowRef"/></w:rPr><w:t>PAR-22</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5840"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'consultation')))
            yield '</w:t></w:r></w:p></w:tc></w:tr>'
        yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3799"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/></w:pPr><w:r><w:t xml:space="preserve">Regional director told on </w:t></w:r><w:r><w:rPr><w:rStyle w:val="RowRef"/></w:rPr><w:t>PAR-23</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5840"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'regional_director_told')))
        yield '</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:pPr><w:pStyle w:val="Heading2"/><w:pageBreakBefore/><w:spacing w:before="0"/></w:pPr><w:r><w:t>Part B: Terms</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="ClauseHeading"/></w:pPr><w:bookmarkStart w:id="500009" w:name="clause_definitions"/><w:r><w:t>Definitions and interpretation</w:t></w:r><w:bookmarkEnd w:id="500009"/></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/><w:keepNext/></w:pPr><w:r><w:t>In this Agreement the following words have these meanings.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Definition"/></w:pPr><w:r><w:rPr><w:rStyle w:val="DefinedTerm"/></w:rPr><w:t>Academy Trust</w:t></w:r><w:r><w:t xml:space="preserve"> means a charitable company that runs one or more academies under an agreement with the Secretary of State for Education.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Definition"/></w:pPr><w:r><w:rPr><w:rStyle w:val="DefinedTerm"/></w:rPr><w:t>Agreement</w:t></w:r><w:r><w:t xml:space="preserve"> means the Key Information, these terms and the Schedules, taken together.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Definition"/></w:pPr><w:r><w:rPr><w:rStyle w:val="DefinedTerm"/></w:rPr><w:t>Confidential Information</w:t></w:r><w:r><w:t xml:space="preserve"> means information of any kind that one Party learns from or about the other through this Agreement, and that a reasonable person would understand to be private. It includes School Personal Data.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Definition"/></w:pPr><w:r><w:rPr><w:rStyle w:val="DefinedTerm"/></w:rPr><w:t>Data Protection Law</w:t></w:r><w:r><w:t xml:space="preserve"> means the UK General Data Protection Regulation, the Data Protection Act 2018 and any other law in force in the United Kingdom about personal data and privacy.</w:t></w:r></w:p>'
        if (not environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'may_extend')):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Definition"/></w:pPr><w:r><w:rPr><w:rStyle w:val="DefinedTerm"/></w:rPr><w:t>End Date</w:t></w:r><w:r><w:t xml:space="preserve"> means the end date in the Key Information.</w:t></w:r></w:p>'
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'may_extend'):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Definition"/></w:pPr><w:r><w:rPr><w:rStyle w:val="DefinedTerm"/></w:rPr><w:t>End Date</w:t></w:r><w:r><w:t xml:space="preserve"> means the end date in the Key Information, or any later date agreed under clause\xa0</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF clause_term \\r \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>.</w:t></w:r></w:p>'
        yield '<w:p><w:pPr><w:pStyle w:val="Definition"/></w:pPr><w:r><w:rPr><w:rStyle w:val="DefinedTerm"/></w:rPr><w:t>Event Beyond Control</w:t></w:r><w:r><w:t xml:space="preserve"> means something that a Party could not reasonably have foreseen, prevented or worked around, such as flood, fire, epidemic, or the closure of schools by a public authority.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Definition"/></w:pPr><w:r><w:rPr><w:rStyle w:val="DefinedTerm"/></w:rPr><w:t>Existing Material</w:t></w:r><w:r><w:t xml:space="preserve"> means material that a Party owned before the Start Date, or that it makes or acquires separately from the Services.</w:t></w:r></w:p>'
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'for_governing_body'):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Definition"/></w:pPr><w:r><w:rPr><w:rStyle w:val="DefinedTerm"/></w:rPr><w:t>Governing Body</w:t></w:r><w:r><w:t xml:space="preserve"> means the body named as party 2 in the Key Information. If the School is an academy, it means the Academy Trust that runs the School.</w:t></w:r></w:p>'
        yield '<w:p><w:pPr><w:pStyle w:val="Definition"/></w:pPr><w:r><w:rPr><w:rStyle w:val="DefinedTerm"/></w:rPr><w:t>Information Request</w:t></w:r><w:r><w:t xml:space="preserve"> means a request for information made under the Freedom of Information Act 2000 or the Environmental Information Regulations 2004.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Definition"/></w:pPr><w:r><w:rPr><w:rStyle w:val="DefinedTerm"/></w:rPr><w:t>Intellectual Property Rights</w:t></w:r><w:r><w:t xml:space="preserve"> means copyright, database rights, design rights, trade marks, patents and similar rights, registered or not, anywhere in the world.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Definition"/></w:pPr><w:r><w:rPr><w:rStyle w:val="DefinedTerm"/></w:rPr><w:t>Key Contact</w:t></w:r><w:r><w:t xml:space="preserve"> means the person whom a Party names as its key contact in the Key Information, or a replacement whom that Party has notified to the other.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Definition"/></w:pPr><w:r><w:rPr><w:rStyle w:val="DefinedTerm"/></w:rPr><w:t>Key Information</w:t></w:r><w:r><w:t xml:space="preserve"> means the tables of key information in Part A of this document, taken together.</w:t></w:r></w:p>'
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'for_governing_body'):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Definition"/></w:pPr><w:r><w:rPr><w:rStyle w:val="DefinedTerm"/></w:rPr><w:t>Local Authority</w:t></w:r><w:r><w:t xml:space="preserve"> means the council that maintains the School, if the School is a maintained school.</w:t></w:r></w:p>'
        yield '<w:p><w:pPr><w:pStyle w:val="Definition"/></w:pPr><w:r><w:rPr><w:rStyle w:val="DefinedTerm"/></w:rPr><w:t>New Material</w:t></w:r><w:r><w:t xml:space="preserve"> means material that either Party makes in the course of providing or receiving the Services.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Definition"/></w:pPr><w:r><w:rPr><w:rStyle w:val="DefinedTerm"/></w:rPr><w:t xml:space="preserve">Notice Period</w:t></w:r><w:r><w:t xml:space="preserve"> means '
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'notice_period')))
        yield ' </w:t></w:r><w:r><w:rPr><w:rStyle w:val="RowRef"/></w:rPr><w:t>(PAR-15)</w:t></w:r><w:r><w:t>.</w:t></w:r></w:p>'
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'for_other_trust'):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Definition"/></w:pPr><w:r><w:rPr><w:rStyle w:val="DefinedTerm"/></w:rPr><w:t>Partner Trust</w:t></w:r><w:r><w:t xml:space="preserve"> means the Academy Trust named as party 2 in the Key Information.</w:t></w:r></w:p>'
        yield '<w:p><w:pPr><w:pStyle w:val="Definition"/></w:pPr><w:r><w:rPr><w:rStyle w:val="DefinedTerm"/></w:rPr><w:t xml:space="preserve">Party</w:t></w:r><w:r><w:t xml:space="preserve"> means the Trust or the '
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
        yield ', and “Parties” means both of them.</w:t></w:r></w:p>'
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'charged'):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Definition"/></w:pPr><w:r><w:rPr><w:rStyle w:val="DefinedTerm"/></w:rPr><w:t xml:space="preserve">Payment Period</w:t></w:r><w:r><w:t xml:space="preserve"> means '
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'payment_days')))
            yield ' </w:t></w:r><w:r><w:rPr><w:rStyle w:val="RowRef"/></w:rPr><w:t>(PAR-18)</w:t></w:r><w:r><w:t>.</w:t></w:r></w:p>'
        yield '<w:p><w:pPr><w:pStyle w:val="Definition"/></w:pPr><w:r><w:rPr><w:rStyle w:val="DefinedTerm"/></w:rPr><w:t>Safeguarding Guidance</w:t></w:r><w:r><w:t xml:space="preserve"> means “Keeping children safe in education”, “Working together to safeguard children” and any other statutory guidance on safeguarding that applies to schools in England.</w:t></w:r></w:p>'
        if (not environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'for_other_trust')):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Definition"/></w:pPr><w:r><w:rPr><w:rStyle w:val="DefinedTerm"/></w:rPr><w:t>School</w:t></w:r><w:r><w:t xml:space="preserve"> means the school named in the Key Information.</w:t></w:r></w:p>'
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'for_other_trust'):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Definition"/></w:pPr><w:r><w:rPr><w:rStyle w:val="DefinedTerm"/></w:rPr><w:t>School</w:t></w:r><w:r><w:t xml:space="preserve"> means each school that the Partner Trust runs and that the Key Information says takes part. What this Agreement says about the School applies to each of them and, as far as it can, to the Partner Trust’s central staff. “The headteacher” means the headteacher of the School concerned.</w:t></w:r></w:p>'
        yield '<w:p><w:pPr><w:pStyle w:val="Definition"/></w:pPr><w:r><w:rPr><w:rStyle w:val="DefinedTerm"/></w:rPr><w:t xml:space="preserve">School Personal Data</w:t></w:r><w:r><w:t xml:space="preserve"> means personal data for which the '
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
        yield ' is a controller, and which the Trust handles on its behalf in order to provide the Services.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Definition"/></w:pPr><w:r><w:rPr><w:rStyle w:val="DefinedTerm"/></w:rPr><w:t xml:space="preserve">School Staff</w:t></w:r><w:r><w:t xml:space="preserve"> means everyone employed or engaged to work at the School, whether by the '
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'for_governing_body'):
            pass
            yield ', the Local Authority'
        yield ' or another employer. It does not include Trust Staff.</w:t></w:r></w:p>'
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'for_single_trust'):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Definition"/></w:pPr><w:r><w:rPr><w:rStyle w:val="DefinedTerm"/></w:rPr><w:t>School Trust</w:t></w:r><w:r><w:t xml:space="preserve"> means the Academy Trust named as party 2 in the Key Information, which runs the School.</w:t></w:r></w:p>'
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'charged'):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Definition"/></w:pPr><w:r><w:rPr><w:rStyle w:val="DefinedTerm"/></w:rPr><w:t>Service Charge</w:t></w:r><w:r><w:t xml:space="preserve"> means the charge for the Services, set out in Schedule 1.</w:t></w:r></w:p>'
        yield '<w:p><w:pPr><w:pStyle w:val="Definition"/></w:pPr><w:r><w:rPr><w:rStyle w:val="DefinedTerm"/></w:rPr><w:t>Services</w:t></w:r><w:r><w:t xml:space="preserve"> means the support set out in Schedule 2.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Definition"/></w:pPr><w:r><w:rPr><w:rStyle w:val="DefinedTerm"/></w:rPr><w:t>Start Date</w:t></w:r><w:r><w:t xml:space="preserve"> means the start date in the Key Information.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Definition"/></w:pPr><w:r><w:rPr><w:rStyle w:val="DefinedTerm"/></w:rPr><w:t>Term</w:t></w:r><w:r><w:t xml:space="preserve"> means the time from the Start Date until this Agreement ends.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Definition"/></w:pPr><w:r><w:rPr><w:rStyle w:val="DefinedTerm"/></w:rPr><w:t>Trust</w:t></w:r><w:r><w:t xml:space="preserve"> means the Academy Trust named as party 1 in the Key Information.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Definition"/></w:pPr><w:r><w:rPr><w:rStyle w:val="DefinedTerm"/></w:rPr><w:t>Trust Staff</w:t></w:r><w:r><w:t xml:space="preserve"> means everyone whom the Trust employs or engages to provide any of the Services, including volunteers, and the staff of its subcontractors.</w:t></w:r></w:p>'
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'tupe_statement'):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Definition"/></w:pPr><w:r><w:rPr><w:rStyle w:val="DefinedTerm"/></w:rPr><w:t>TUPE</w:t></w:r><w:r><w:t xml:space="preserve"> means the Transfer of Undertakings (Protection of Employment) Regulations 2006.</w:t></w:r></w:p>'
        yield '<w:p><w:pPr><w:pStyle w:val="Definition"/></w:pPr><w:r><w:rPr><w:rStyle w:val="DefinedTerm"/></w:rPr><w:t>Working Day</w:t></w:r><w:r><w:t xml:space="preserve"> means any day from Monday to Friday that is not a bank or public holiday in England. School holidays count as Working Days.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>The words “controller”, “processor”, “personal data”, “personal data breach”, “data subject” and “processing” have the meanings that Data Protection Law gives them.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>A reference to a law or to statutory guidance means the version in force at the time, with any rules made under it and anything that replaces it.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>Headings are there to help the reader and do not affect meaning. “Including” and “such as” introduce examples and do not limit what comes before them.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">“In writing” includes email, except where clause\xa0</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF clause_notices \\r \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>18</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> or clause\xa0</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF clause_variation \\r \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>14</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> asks for more.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:bookmarkStart w:id="500015" w:name="para_definitions_order"/><w:r><w:t xml:space="preserve">If parts of this Agreement conflict, the Key Information comes first, then these terms, then the Schedules. Clause\xa0</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF clause_data_protection \\r \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>9</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> comes before anything else that concerns personal data.</w:t></w:r><w:bookmarkEnd w:id="500015"/></w:p><w:p><w:pPr><w:pStyle w:val="ClauseHeading"/></w:pPr><w:bookmarkStart w:id="500016" w:name="clause_term"/><w:r><w:t>Commencement and term</w:t></w:r><w:bookmarkEnd w:id="500016"/></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>This Agreement binds the Parties once both have signed it. It then applies from the Start Date, including to any Services provided between the Start Date and the last signature.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">This Agreement is for a limited time. It ends on the End Date unless it ends earlier under clause\xa0</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF clause_termination \\r \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>16</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>.</w:t></w:r></w:p>'
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'may_extend'):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">The Parties may agree a later End Date, once or more, if they record it in writing and both sign before the current End Date.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">However often it is extended, the Term must not last longer than '
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'maximum_term')))
            yield ' </w:t></w:r><w:r><w:rPr><w:rStyle w:val="RowRef"/></w:rPr><w:t>(PAR-14)</w:t></w:r><w:r><w:t xml:space="preserve"> from the Start Date.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">Before agreeing to extend, the Parties must review what the Services have achieved, and agree the Services '
            if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'charged'):
                pass
                yield 'and the Service Charge '
            yield 'for the added time.</w:t></w:r></w:p>'
        if (not environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'may_extend')):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>The Term cannot be extended. If the Parties want to keep working together after the End Date, they must make a new agreement.</w:t></w:r></w:p>'
        yield '<w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>This Agreement never renews by itself.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">Each Party confirms that its '
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'for_governing_body'):
            pass
            yield 'governors or '
        yield 'trustees have approved this Agreement in a minuted decision, and that it holds every other consent it needs.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>Each Party is responsible for following the procurement and financial rules that apply to it. For the Trust these include its charitable objects and its funding agreements.</w:t></w:r></w:p>'
        if (not environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'for_governing_body')):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">The '
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
            yield ' must follow its own charitable objects and funding agreements too. Each Party must deal with any interest or connection that it has with the other as the Academy Trust Handbook requires.</w:t></w:r></w:p>'
        yield '<w:p><w:pPr><w:pStyle w:val="ClauseHeading"/></w:pPr><w:bookmarkStart w:id="500027" w:name="clause_services"/><w:r><w:t>The services and standard of care</w:t></w:r><w:bookmarkEnd w:id="500027"/></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>The Trust must provide the Services to the School throughout the Term, as Schedule 2 sets out.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/><w:keepNext/></w:pPr><w:bookmarkStart w:id="500029" w:name="para_services_standard"/><w:r><w:t>In providing the Services the Trust must:</w:t></w:r><w:bookmarkEnd w:id="500029"/></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t>use the skill and care to be expected of an experienced provider of school improvement support;</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t>use people with suitable qualifications, training and experience;</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t>keep to the days and dates agreed with the School;</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t>obey the law, and follow statutory guidance that applies to the Services; and</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t>respect the School’s character, and any religious character or trust deed that it has.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">The Services centre on teaching and leadership at the School. The Trust must not add other services without a change to Schedule 2 under clause\xa0</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF clause_variation \\r \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>14</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">If Schedule 2 names a person and that person becomes unavailable, the Trust must tell the '
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
        yield ' promptly. It must offer someone of similar skill and experience.</w:t></w:r></w:p>'
        if (not environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'charged')):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>If the Trust misses an agreed session, it must offer another date during the Term.</w:t></w:r></w:p>'
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'charged'):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>If the Trust misses an agreed session, it must offer another date during the Term. If no suitable date can be found, it must credit or refund the part of the Service Charge that relates to that session.</w:t></w:r></w:p>'
        yield '<w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">If the Services fall below the standard in paragraph\xa0</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF para_services_standard \\w \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3.2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>, the Trust must put them right at its own cost within a reasonable time.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>The Trust gives advice and support. It does not promise any particular examination result, inspection outcome or number of pupils on roll.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">The Trust may support other schools at the same time, and the '
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
        yield ' may buy support from others.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="ClauseHeading"/></w:pPr><w:bookmarkStart w:id="500042" w:name="clause_school_obligations"/><w:r><w:t xml:space="preserve">The '
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
        yield '’s obligations</w:t></w:r><w:bookmarkEnd w:id="500042"/></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">So that the Trust can provide the Services, the '
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
        yield ' must:</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t>let Trust Staff onto the School’s premises at the agreed times, and give them somewhere suitable to work;</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t>give School Staff enough time to take part in what Schedule 2 describes;</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t>give the Trust accurate information that it reasonably needs, in good time;</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t>make sure that its Key Contact, or someone in their place, can be reached during term time; and</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t xml:space="preserve">take part in the review meetings under clause\xa0</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF clause_review \\r \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>13</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">The '
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
        yield ' must tell Trust Staff about the School’s policies that they need to follow, including those on safeguarding, conduct, health and safety, and the use of computers.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">The '
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
        yield ' must tell the Trust promptly about events that are likely to affect the Services. Examples are a change of headteacher, an inspection, or a serious change in the School’s finances.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">The Trust is not in breach of this Agreement to the extent that the '
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
        yield '’s failure prevents it from providing the Services. This applies only if the Trust has told the '
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
        yield ' of the failure promptly.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">If the '
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
        yield ' or the headteacher cancels an agreed session with less than five Working Days’ notice and without good reason, the Trust may treat that session as provided.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="ClauseHeading"/></w:pPr><w:bookmarkStart w:id="500053" w:name="clause_charge"/><w:r><w:t xml:space="preserve">'
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'charged'):
            pass
            yield 'Service charge, invoicing and payment'
        else:
            pass
            yield 'No charge for the Services'
        yield '</w:t></w:r><w:bookmarkEnd w:id="500053"/></w:p>'
        if (not environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'charged')):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>The Trust provides the Services free of charge. This includes its costs of travel and materials. It must not send an invoice for them.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>Each Party bears its own costs, such as the time of its staff and the cost of releasing them.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">The Trust may charge for further services only if the Parties first agree the price under clause\xa0</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF clause_variation \\r \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>14</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>The Trust must keep proper records of the Services for six years after the Term.</w:t></w:r></w:p>'
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'charged'):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">The '
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
            yield ' must pay the Service Charge to the Trust. It covers all the Trust’s costs of providing the Services, including travel and materials, unless Schedule 1 says otherwise.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>The Trust must send its invoices on or after the dates in Schedule 1. Each invoice must say which Services and which dates it covers.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>If the Key Information gives a purchase order number, the Trust must quote it on every invoice. An invoice without it is not properly made out.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">The '
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
            yield ' must pay each properly made out invoice, by BACS, within the Payment Period. The Payment Period runs from the day on which the '
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
            yield ' receives the invoice.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>If the law sets a shorter time for payment than the Payment Period, the shorter time applies.</w:t></w:r></w:p>'
        if (environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'charged') and environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'vat_added')):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">The amounts in Schedule 1 do not include value added tax (VAT). The '
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
            yield ' must pay any VAT that is due in addition, on receiving a valid VAT invoice.</w:t></w:r></w:p>'
        if (environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'charged') and environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'vat_included')):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>The amounts in Schedule 1 include any value added tax (VAT) that is due. The Trust must show the VAT separately on each invoice and must not add more.</w:t></w:r></w:p>'
        if (environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'charged') and environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'vat_none')):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">The Parties understand that no value added tax (VAT) is due on the Services. If it later proves to be due, the '
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
            yield ' must pay it on a valid VAT invoice, but only so far as it can reclaim it.</w:t></w:r></w:p>'
        if (environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'charged') and environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'vat_exempt')):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">The Parties understand that the Services are exempt from value added tax (VAT). If VAT later proves to be due on any of them, the '
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
            yield ' must pay it on a valid VAT invoice, but only so far as it can reclaim it.</w:t></w:r></w:p>'
        if (environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'charged') and environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'vat_unregistered')):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">The Trust is not registered for value added tax (VAT), so no VAT is added. If it becomes registered during the Term it must tell the '
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
            yield ' at once. From then on the '
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
            yield ' must pay any VAT that is due in addition, on receiving a valid VAT invoice.</w:t></w:r></w:p>'
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'charged'):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:bookmarkStart w:id="500068" w:name="para_charge_disputed"/><w:r><w:t xml:space="preserve">If the '
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
            yield ' disputes an invoice in good faith, it must tell the Trust which part and why, within ten Working Days of receiving it. It must pay the rest on time.</w:t></w:r><w:bookmarkEnd w:id="500068"/></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">The Parties must settle a disputed invoice under clause\xa0</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF clause_disputes \\r \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>15</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve">. The '
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
            yield ' must pay whatever is agreed or decided to be due within ten Working Days of that outcome.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">The Trust may charge interest on an overdue amount at the rate set by the Late Payment of Commercial Debts (Interest) Act 1998. For an amount disputed under paragraph\xa0</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF para_charge_disputed \\w \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>5.15</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>, this applies only to the part found to have been due.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:bookmarkStart w:id="500071" w:name="para_charge_suspend"/><w:r><w:t>If an undisputed amount is more than 20 Working Days overdue, the Trust may pause the Services. It must first give ten Working Days’ notice and take care not to put pupils at risk.</w:t></w:r><w:bookmarkEnd w:id="500071"/></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">A change to the Trust’s bank details takes effect only when the '
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
            yield ' has confirmed it by telephone, on a number it already holds, with someone it knows at the Trust.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">The Trust must keep proper records of the Services and the Service Charge for six years after the Term. It must show them on request to the '
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
            if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'for_governing_body'):
                pass
                yield ', its auditors or the Local Authority'
            else:
                pass
                yield ' or its auditors'
            yield '.</w:t></w:r></w:p>'
        yield '<w:p><w:pPr><w:pStyle w:val="ClauseHeading"/></w:pPr><w:bookmarkStart w:id="500074" w:name="clause_staff"/><w:r><w:t>Staff and safeguarding</w:t></w:r><w:bookmarkEnd w:id="500074"/></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>Trust Staff continue to work for the Trust or their present employer, and School Staff for theirs. Nothing in this Agreement moves anyone from one employer to another.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>This Agreement seconds nobody. If the Parties want to second a member of staff, they and the employer must make a separate written agreement first.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>Each employer remains responsible for its own staff, including their pay, pension, tax, appraisal, discipline and welfare. Each Party must ask its staff to cooperate with the other’s reasonable requests.</w:t></w:r></w:p>'
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'tupe_statement'):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>The Parties do not intend or expect TUPE to transfer anyone’s employment when this Agreement starts, changes or ends.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>If anyone claims that TUPE has transferred their employment, the Party that learns of it must tell the other within five Working Days. The Parties must then work together, and with any other employer concerned, to resolve it.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>In settling any claim under TUPE, each Party must meet the cost that results from its own acts and failures.</w:t></w:r></w:p>'
        yield '<w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>Safeguarding comes before every other aim of this Agreement. Both Parties must follow the Safeguarding Guidance.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/><w:keepNext/></w:pPr><w:bookmarkStart w:id="500082" w:name="para_staff_checks"/><w:r><w:t>Before any Trust Staff work at the School or with its pupils, the Trust must:</w:t></w:r><w:bookmarkEnd w:id="500082"/></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t>carry out the safer recruitment checks that the Safeguarding Guidance requires for their role;</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t>where the law allows or requires it, obtain an enhanced Disclosure and Barring Service (DBS) check, with a check of the barred list for regulated activity;</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t>check for any prohibition that would prevent them from doing the work;</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t>make sure that they have up-to-date safeguarding training; and</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t>confirm to the School in writing that these steps are complete, for its single central record.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">The School may check the identity of Trust Staff on arrival, and may supervise or refuse entry to anyone for whom the steps in paragraph\xa0</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF para_staff_checks \\w \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>6.8</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> have not been confirmed.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>While at the School, Trust Staff must follow its safeguarding, conduct, and health and safety policies. The Trust must make sure that they know who leads on safeguarding there.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>Trust Staff must report a concern about a pupil at once to the School’s designated safeguarding lead. They may also report it directly to children’s social care or the police.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>A Party that learns of an allegation or a low-level concern about anyone working under this Agreement must follow the Safeguarding Guidance. It must promptly tell the other Party what that Party needs to know to keep pupils safe.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">The '
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
        yield ' or the headteacher may, on reasonable grounds, ask the Trust to withdraw any of the Trust Staff from the School. The Trust must do so at once and offer a replacement.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>Each Party must meet its duties under health and safety law towards the other’s staff, and under the law on preventing people from being drawn into terrorism.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="ClauseHeading"/></w:pPr><w:bookmarkStart w:id="500094" w:name="clause_governance"/><w:r><w:t xml:space="preserve">What the '
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
        yield ' keeps deciding</w:t></w:r><w:bookmarkEnd w:id="500094"/></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">The '
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
        yield ' remains responsible in law for the School. It keeps all its powers and duties, and delegates none of them to the Trust.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/><w:keepNext/></w:pPr><w:r><w:t>Nothing in this Agreement transfers to the Trust, or gives it control over:</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t xml:space="preserve">the governance of the '
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'for_other_trust'):
            pass
            yield 'Partner Trust or the '
        yield 'School, or the appointment of '
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'for_governing_body'):
            pass
            yield 'governors'
        else:
            pass
            yield 'trustees'
        yield ' or of the headteacher;</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t>the employment of School Staff;</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t>the School’s land, buildings, equipment or other property; or</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t>the School’s budget, bank accounts or reserves.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">The headteacher continues to lead and manage the School and answers to the '
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
        yield ', not to the Trust. The School keeps its own policies, its own admissions arrangements and its own complaints procedure.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">The '
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
        yield ' may accept or decline the Trust’s advice. It should record its reasons for declining advice on a serious matter.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>This Agreement does not set up a federation, a joint committee or a shared board, and does not make the School part of the Trust.</w:t></w:r></w:p>'
        if (not environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'for_other_trust')):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>This Agreement is not a substitute for joining a trust, and neither Party may describe it as one.</w:t></w:r></w:p>'
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'considers_joining'):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:bookmarkStart w:id="500105" w:name="para_governance_consider"/><w:r><w:t xml:space="preserve">During the Term the '
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
            yield ' must consider, at one or more meetings, whether '
            if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'for_other_trust'):
                pass
                yield 'it should merge with another Academy Trust, or any School should move to one'
            else:
                pass
                yield 'the School should join an Academy Trust with other schools'
            yield '. It must minute what it decides and why.</w:t></w:r><w:bookmarkEnd w:id="500105"/></w:p>'
        if (environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'considers_joining') and environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'has_consider_by')):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">The '
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
            yield ' must first do what paragraph\xa0</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF para_governance_consider \\w \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t xml:space="preserve">7.7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> requires by '
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'consider_by')))
            yield ' </w:t></w:r><w:r><w:rPr><w:rStyle w:val="RowRef"/></w:rPr><w:t>(PAR-21)</w:t></w:r><w:r><w:t>.</w:t></w:r></w:p>'
        if (not environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'considers_joining')):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>This Agreement is not a step towards a merger. It does not commit either Party to merge, or to move a School from one Academy Trust to another.</w:t></w:r></w:p>'
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'considers_joining'):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">Before deciding '
            if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'for_other_trust'):
                pass
                yield 'on such a change'
            else:
                pass
                yield 'to join'
            yield ', the '
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
            yield ' must carry out every consultation that the law requires, and obtain every consent that it needs. It should also hear from staff and families.</w:t></w:r></w:p>'
        yield '<w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">'
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'for_other_trust'):
            pass
            yield 'The '
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
            yield ' is free to decide its own future, alone or with any Academy Trust.'
        else:
            pass
            yield 'The '
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
            yield ' is free to decide that the School should join the Trust, join another or join none.'
        yield ' The Trust must not make the Services depend on that decision.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">A '
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'for_governing_body'):
            pass
            yield 'governor or '
        yield 'trustee who has an interest in both Parties, or who stands to gain from this Agreement, must declare it. They must take no part in any decision about it.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">Within ten Working Days after both have signed, the Trust must tell the regional director at the Department for Education about this Agreement, unless it has done so already. It must send the '
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
        yield ' a copy of what it has said.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">Within the same time the '
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
        yield ' must tell '
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'for_governing_body'):
            pass
            yield 'the Local Authority, if there is one, and '
        yield 'any diocese or foundation that is connected with the School.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="ClauseHeading"/></w:pPr><w:bookmarkStart w:id="500113" w:name="clause_confidentiality"/><w:r><w:t>Confidentiality</w:t></w:r><w:bookmarkEnd w:id="500113"/></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:bookmarkStart w:id="500114" w:name="para_confidentiality_duty"/><w:r><w:t>Each Party must keep the other’s Confidential Information private. It must use that information only for this Agreement, and share it only as this clause allows.</w:t></w:r><w:bookmarkEnd w:id="500114"/></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/><w:keepNext/></w:pPr><w:r><w:t>A Party may share Confidential Information:</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t xml:space="preserve">with its staff, '
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'for_governing_body'):
            pass
            yield 'governors, trustees'
        else:
            pass
            yield 'trustees, committee members'
        yield ', insurers, advisers and permitted subcontractors who need it and must keep it private;</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t>with the other Party’s written consent;</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t>with an auditor, regulator, inspector or public authority that is entitled to see it; or</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t>where the law, a court or the Safeguarding Guidance requires it.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">Paragraph\xa0</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF para_confidentiality_duty \\w \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>8.1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> does not apply to information that:</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t>is public, other than through a breach of this Agreement;</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t>the Party already held, or later received from someone free to share it; or</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t>the Party worked out for itself without using the other’s Confidential Information.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">The exceptions in this clause do not weaken the protection of personal data in clause\xa0</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF clause_data_protection \\r \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>9</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>When results are compared across schools, the Trust must not publish or pass on anything from which a pupil or member of staff could be identified.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>Nothing in this Agreement stops anyone from reporting a concern in the public interest, or from speaking to the police or a regulator.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>Neither Party may use the other’s name or logo, or make a public statement about this Agreement, without the other’s agreement. That agreement must not be unreasonably withheld.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>These duties last for three years after the Term. For information about an identifiable person they last for as long as the information is held.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="ClauseHeading"/></w:pPr><w:bookmarkStart w:id="500129" w:name="clause_data_protection"/><w:r><w:t>Data protection</w:t></w:r><w:bookmarkEnd w:id="500129"/></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>Each Party must comply with Data Protection Law. This clause adds to its duties under that law and does not replace them.</w:t></w:r></w:p>'
        if (not environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'no_data')):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">For School Personal Data the '
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
            yield ' is the controller and the Trust is its processor. Schedule 3 describes that data, the reason for using it, and how long for.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>No School Personal Data may be shared until both Parties have signed this Agreement.</w:t></w:r></w:p>'
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'no_data'):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">The Services do not need the Trust to handle School Personal Data, and neither Party may begin sharing it. If that is to change, the Parties must first agree it under clause\xa0</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF clause_variation \\r \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>14</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>, complete Schedule 3, and add the terms that Data Protection Law requires between a controller and its processor.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">If School Personal Data reaches the Trust by mistake, the Trust must tell the '
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
            yield ' at once and must not use it. It must return or securely delete it, as the '
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
            yield ' chooses.</w:t></w:r></w:p>'
        if ((not environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'has_data_sharing')) and (not environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'no_data'))):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>When this Agreement was made, the Parties did not expect the Trust to handle School Personal Data. Neither Party may begin sharing it until Schedule 3 is complete and both have signed it.</w:t></w:r></w:p>'
        yield '<w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>Each Party is a separate controller of personal data that it uses for its own purposes. Examples are records about its own staff, and the contact details it needs to manage this Agreement.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>The Parties do not expect to be joint controllers. If they plan to decide together why and how personal data is used, they must first agree in writing who does what.</w:t></w:r></w:p>'
        if (not environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'no_data')):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">The '
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
            yield ' must make sure that it may lawfully share School Personal Data with the Trust, and that its privacy notices say so. It must share no more than the Services need.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/><w:keepNext/></w:pPr><w:r><w:t>When it handles School Personal Data the Trust must:</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t xml:space="preserve">act only on the '
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
            yield '’s written instructions, including this Agreement and Schedule 3, unless the law requires otherwise;</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t xml:space="preserve">tell the '
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
            yield ' before acting on such a legal requirement, unless the law forbids it;</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t>say so at once if it believes that an instruction breaks Data Protection Law;</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t>let only those people see the data who need it for the Services and are bound to keep it confidential;</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t>protect the data with technical and organisational security that suits the risk, with particular care for data about children;</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t xml:space="preserve">keep the data in the United Kingdom, unless the '
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
            yield ' agrees in writing and the law is met; and</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t>keep the records of its processing that Data Protection Law requires.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">The Trust must not use another processor for School Personal Data unless the '
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
            yield ' has first agreed to it in writing.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">Where the '
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
            yield ' agrees, the Trust must bind that processor in writing to the same duties as this clause. The Trust answers for that processor’s failures as for its own.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">If a person asks to use their rights over School Personal Data, or complains about it, the Trust must pass this on within two Working Days. It must then help the '
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
            yield ' to answer in time.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">The Trust must give reasonable help with the '
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
            yield '’s own duties on security, impact assessments, and dealings with the Information Commissioner.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">The Trust must tell the '
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
            yield ' about any personal data breach that affects School Personal Data without undue delay. It must do so no later than 24 hours after becoming aware of it.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>The Trust must say what happened, whose data is affected, the likely effects, and what it is doing. Details not yet known must follow as soon as they are.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">The '
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
            yield ' decides whether to report that breach to the Information Commissioner or to the people affected. The Trust must help it to meet the deadlines.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:bookmarkStart w:id="500154" w:name="para_data_return"/><w:r><w:t xml:space="preserve">When the Services end, the Trust must return or securely delete all School Personal Data, as the '
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
            yield ' chooses and in line with Schedule 3. Unless Schedule 3 sets another time, it must do so within 20 Working Days.</w:t></w:r><w:bookmarkEnd w:id="500154"/></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>The Trust may then keep only the copies that the law requires. It must confirm in writing that the rest has been returned or deleted.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">The Trust must give the '
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
            yield ' the information that it needs to show that this clause is being followed. It must allow and help with audits and inspections by the '
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
            yield ' or its auditor.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">The '
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
            yield ' must give ten Working Days’ notice of an audit, unless there has been a personal data breach or the Information Commissioner requires it sooner.</w:t></w:r></w:p>'
        yield '<w:p><w:pPr><w:pStyle w:val="ClauseHeading"/></w:pPr><w:bookmarkStart w:id="500158" w:name="clause_freedom_of_information"/><w:r><w:t>Freedom of information</w:t></w:r><w:bookmarkEnd w:id="500158"/></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>Each Party understands that the other may have to answer an Information Request. Marking something as confidential does not by itself stop it from being released.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>The Party that receives an Information Request decides how to answer it. Where the request concerns the other Party, it must ask for that Party’s views, if time allows, before releasing anything.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>A Party that is asked for help must give the information it holds for the other within five Working Days, so that the legal deadline can be met.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>If a Party receives an Information Request that was meant for the other, it must pass the request on within two Working Days, or tell the person who made it where to write.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="ClauseHeading"/></w:pPr><w:bookmarkStart w:id="500163" w:name="clause_intellectual_property"/><w:r><w:t>Intellectual property</w:t></w:r><w:bookmarkEnd w:id="500163"/></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>Each Party keeps the Intellectual Property Rights in its Existing Material.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>The Intellectual Property Rights in New Material belong to the Party whose staff made it, or to the employer of those staff if that is someone else. Where staff of both made it together, both may use it freely.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:bookmarkStart w:id="500166" w:name="para_ip_licence"/><w:r><w:t>The Trust allows the School to keep using New Material, and the Existing Material it supplies with the Services, free of charge, during and after the Term. This is for the School’s own educational purposes only.</w:t></w:r><w:bookmarkEnd w:id="500166"/></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">The permission in paragraph\xa0</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF para_ip_licence \\w \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>11.3</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> passes to any body that later runs the School.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">The '
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
        yield ' allows the Trust to use the School’s Existing Material during the Term, only to provide the Services. It may use the School’s New Material afterwards only with consent.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>Neither Party may sell or license the other’s material, or publish it outside the School or the Trust, without consent in writing. Each must credit the owner where that is usual.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>Each Party must make sure that it has the right to supply the material it provides. It must say when a third party’s licence limits its use.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="ClauseHeading"/></w:pPr><w:bookmarkStart w:id="500171" w:name="clause_liability"/><w:r><w:t>Insurance and liability</w:t></w:r><w:bookmarkEnd w:id="500171"/></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>Throughout the Term each Party must have cover for employer’s liability, public liability and, for the Trust, professional liability. The cover must suit the Services and the risks.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">Cover may come from commercial insurance'
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'for_governing_body'):
            pass
            yield ', from'
        else:
            pass
            yield ' or from'
        yield ' membership of the Department for Education’s risk protection arrangement (RPA)'
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'for_governing_body'):
            pass
            yield ', or through the Local Authority'
        yield '.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>Each Party must check that its cover extends to what it does under this Agreement, and at whose premises. It must show evidence of its cover when the other reasonably asks.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/><w:keepNext/></w:pPr><w:bookmarkStart w:id="500175" w:name="para_liability_never"/><w:r><w:t>Nothing in this Agreement limits or excludes a Party’s liability for:</w:t></w:r><w:bookmarkEnd w:id="500175"/></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t>death or personal injury caused by its negligence;</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t>fraud or fraudulent misrepresentation; or</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t>anything else for which the law does not allow liability to be limited or excluded.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">The limits in this clause are subject to paragraph\xa0</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF para_liability_never \\w \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>12.4</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>. They apply to every kind of claim connected with this Agreement, including claims in negligence.</w:t></w:r></w:p>'
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'has_liability_cap'):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">Each Party’s total liability to the other, for all claims taken together, is limited to '
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'liability_cap')))
            yield ' </w:t></w:r><w:r><w:rPr><w:rStyle w:val="RowRef"/></w:rPr><w:t>(PAR-25)</w:t></w:r><w:r><w:t>.</w:t></w:r></w:p>'
        if ((not environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'has_liability_cap')) and (not environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'charged'))):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>Each Party’s total liability to the other, for all claims taken together, is limited to [an amount that the Parties must settle].</w:t></w:r></w:p>'
        if ((not environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'has_liability_cap')) and environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'charged')):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>Each Party’s total liability to the other, for all claims taken together, is limited to the total Service Charge payable for the whole Term.</w:t></w:r></w:p>'
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'charged'):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">The '
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
            yield '’s duty to pay the Service Charge, and the Trust’s duty to refund it, are separate from that limit and do not use it up.</w:t></w:r></w:p>'
        yield '<w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>A Party is liable only for loss that both Parties, when they made this Agreement, could reasonably have expected to result from the breach.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>A Party that suffers loss must take reasonable steps to keep it small, and cannot recover the same loss twice.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">Neither Party may bring a claim about this Agreement against an individual '
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'for_governing_body'):
            pass
            yield 'governor, trustee'
        else:
            pass
            yield 'trustee, committee member'
        yield ' or member of staff personally, except for fraud.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="ClauseHeading"/></w:pPr><w:bookmarkStart w:id="500187" w:name="clause_review"/><w:r><w:t>Review meetings</w:t></w:r><w:bookmarkEnd w:id="500187"/></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">The Parties must hold review meetings as the Key Information sets out </w:t></w:r><w:r><w:rPr><w:rStyle w:val="RowRef"/></w:rPr><w:t>(PAR-24)</w:t></w:r><w:r><w:t>.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">The Key Contacts must attend each review meeting, or send someone with authority in their place. The headteacher and the chair of the '
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
        yield ' may always attend.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/><w:keepNext/></w:pPr><w:r><w:t>Each review meeting must look at:</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t>what has been provided since the last meeting, against Schedule 2;</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t>what difference it has made, on the measures in Schedule 2;</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t xml:space="preserve">the days used'
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'charged'):
            pass
            yield ' and the Service Charge paid'
        yield ';</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t>any concerns of either Party, including workload and wellbeing; and</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t xml:space="preserve">what happens next, and any change to propose under clause\xa0</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF clause_variation \\r \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>14</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">The Trust must send a short written note of each meeting to the '
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
        yield ' within ten Working Days. The note must not identify pupils.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>At the last meeting before the End Date, the Parties must review what the Services have achieved. They must also discuss what the School needs next.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="ClauseHeading"/></w:pPr><w:bookmarkStart w:id="500198" w:name="clause_variation"/><w:r><w:t>Variation</w:t></w:r><w:bookmarkEnd w:id="500198"/></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>A change to this Agreement takes effect only when it is set out in writing and signed for both Parties. An exchange of emails is not enough.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>The Key Contacts may agree by email to move the date of a session, or to replace one session with another of similar kind and cost.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>If the law or statutory guidance changes so that this Agreement no longer fits it, the Parties must meet promptly and agree the changes that are needed.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="ClauseHeading"/></w:pPr><w:bookmarkStart w:id="500202" w:name="clause_disputes"/><w:r><w:t>Dispute resolution</w:t></w:r><w:bookmarkEnd w:id="500202"/></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>The Parties must try to settle any dispute about this Agreement quickly, in confidence, and by talking. Each must keep to this Agreement meanwhile.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>First, the Party that raises the dispute must describe it in writing to the other’s Key Contact. The Key Contacts must meet within ten Working Days to try to settle it.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">If they do not settle it within those ten Working Days, the chief executive of the Trust and the chair of the '
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
        yield ' must meet. They have 15 more Working Days to try to settle it.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>If they cannot, either Party may ask for mediation. If the Parties do not agree on a mediator within ten Working Days, the Centre for Effective Dispute Resolution may be asked to name one.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>The Parties share the mediator’s fees equally, and each bears its own other costs. What is said in mediation is private and cannot be used in later proceedings.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>Neither Party may start court proceedings until these steps have been tried, or until 60 Working Days have passed since the dispute was first described in writing.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">This clause does not stop a Party from seeking an urgent court order or protecting a claim from a time limit. It does not delay action on safeguarding or the right to end this Agreement under clause\xa0</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF clause_termination \\r \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>16</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="ClauseHeading"/></w:pPr><w:bookmarkStart w:id="500210" w:name="clause_termination"/><w:r><w:t>Termination and its consequences</w:t></w:r><w:bookmarkEnd w:id="500210"/></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>Either Party may end this Agreement for any reason by giving the other written notice of at least the Notice Period.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/><w:keepNext/></w:pPr><w:r><w:t>A Party may end this Agreement at once by written notice if the other commits a serious breach and either:</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t>the breach cannot be put right; or</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t>it has not been put right within 20 Working Days after a notice that describes it and asks for a remedy.</w:t></w:r></w:p>'
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'charged'):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">Failing to pay an undisputed amount, after the Services could have been paused under paragraph\xa0</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF para_charge_suspend \\w \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>5.18</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>, is a serious breach.</w:t></w:r></w:p>'
        yield '<w:p><w:pPr><w:pStyle w:val="Clause"/><w:keepNext/></w:pPr><w:r><w:t>Either Party may end this Agreement by four weeks’ written notice if:</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t xml:space="preserve">a decision is made to close '
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'for_other_trust'):
            pass
            yield 'every'
        else:
            pass
            yield 'the'
        yield ' School;</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t xml:space="preserve">'
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'for_governing_body'):
            pass
            yield 'the Local Authority or '
        yield 'the Secretary of State uses a legal power of intervention over '
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'for_other_trust'):
            pass
            yield 'either Party'
        else:
            pass
            yield 'the School or the Trust'
        yield '; or</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t xml:space="preserve">the Secretary of State gives notice to end '
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'for_other_trust'):
            pass
            yield 'the master'
        else:
            pass
            yield 'a'
        yield ' funding agreement of either Party.</w:t></w:r></w:p>'
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'for_other_trust'):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">If a School closes, or the Partner Trust no longer runs it, this Agreement goes on for the others. The Parties must agree under clause\xa0</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF clause_variation \\r \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t xml:space="preserve">14</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> what that changes in '
            if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'charged'):
                pass
                yield 'Schedules 1 and 2'
            else:
                pass
                yield 'Schedule 2'
            yield '.</w:t></w:r></w:p>'
        yield '<w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">The '
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
        yield ' may end this Agreement by four weeks’ written notice if '
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'for_governing_body'):
            pass
            yield 'an academy order is made for the School, or if it decides that the School should join an Academy Trust'
        elif environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'for_single_trust'):
            pass
            yield 'it decides that the School should join another Academy Trust'
        else:
            pass
            yield 'it decides to merge with another Academy Trust'
        yield '.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>As far as insolvency law allows, either Party may end this Agreement at once by written notice if the other cannot pay its debts as they fall due, or enters a formal insolvency process.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">The '
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
        yield ' may stop the Services at once, and may end this Agreement by written notice, if:</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t xml:space="preserve">the Trust seriously fails in its safeguarding duties under clause\xa0</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF clause_staff \\r \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>6</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>; or</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t>it reasonably believes that pupils would be at risk of harm if the Services went on.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">The Trust may withdraw Trust Staff at once if it reasonably believes that they or pupils are at risk of harm. It must tell the '
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
        yield ' why without delay.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">This Agreement ends without notice on the day when '
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'for_governing_body'):
            pass
            yield 'the School becomes an academy, joins the Trust or joins another Academy Trust'
        elif environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'for_single_trust'):
            pass
            yield 'the School joins the Trust or another Academy Trust'
        else:
            pass
            yield 'the Partner Trust no longer runs any School'
        yield '. The Parties may agree otherwise in writing beforehand with the body that will run the School.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/><w:keepNext/></w:pPr><w:r><w:t>When this Agreement ends, for whatever reason:</w:t></w:r></w:p>'
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'charged'):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t xml:space="preserve">the '
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
            yield ' must pay for the Services properly provided up to that day;</w:t></w:r></w:p>'
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'charged'):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t>the Trust must refund, within 20 Working Days, any amount paid for Services that it has not provided;</w:t></w:r></w:p>'
        yield '<w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t>no charge or penalty is payable for ending early;</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t>each Party must return the other’s property, keys, passes and equipment; and</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t>each Party must end the access that the other’s staff have to its computer systems.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>The Trust must hand over its work in good order, so that the School can carry on with it. For Services that have ended early, this means a short written summary of what was done and what remains.</w:t></w:r></w:p>'
        if (not environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'no_data')):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">School Personal Data must be returned or deleted under paragraph\xa0</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF para_data_return \\w \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>9.18</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>.</w:t></w:r></w:p>'
        yield '<w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>The Trust must tell the regional director at the Department for Education if this Agreement ends before its End Date.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>Ending this Agreement does not affect rights or claims that a Party already has.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">Terms that are meant to continue do so. They include clauses\xa0</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF clause_charge \\r \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>5</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve">, </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF clause_confidentiality \\r \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>8</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve">, </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF clause_data_protection \\r \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>9</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve">, </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF clause_freedom_of_information \\r \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>10</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve">, </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF clause_intellectual_property \\r \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>11</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve">, </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF clause_liability \\r \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>12</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve">, </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF clause_disputes \\r \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>15</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> and </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF clause_law \\r \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>20</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>, and what this clause says about the consequences of ending.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="ClauseHeading"/></w:pPr><w:bookmarkStart w:id="500239" w:name="clause_force_majeure"/><w:r><w:t>Force majeure</w:t></w:r><w:bookmarkEnd w:id="500239"/></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>A Party is not in breach of this Agreement for a delay or failure that is caused by an Event Beyond Control.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>That Party must tell the other promptly what has happened and how long it may last. It must do what it reasonably can to limit the effect, including working remotely where that is safe.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>Lack of money, a subcontractor’s failure or ordinary staff absence is not an Event Beyond Control. Nor is a dispute between a Party and its own staff, unless it is part of national industrial action.</w:t></w:r></w:p>'
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'charged'):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>No Service Charge is payable for Services that are not provided because of an Event Beyond Control. Amounts already due must still be paid.</w:t></w:r></w:p>'
        yield '<w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>If an Event Beyond Control stops most of the Services for more than 30 Working Days, either Party may end this Agreement by ten Working Days’ written notice.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="ClauseHeading"/></w:pPr><w:bookmarkStart w:id="500245" w:name="clause_notices"/><w:r><w:t>Notices</w:t></w:r><w:bookmarkEnd w:id="500245"/></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>A formal notice under this Agreement must be in writing and marked for the attention of the other Party’s Key Contact. It must go to the postal or email address in the Key Information.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/><w:keepNext/></w:pPr><w:r><w:t>A notice is treated as received:</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t>if handed over or left at the address, when it is delivered;</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t>if sent by first class or recorded post, at 9am on the second Working Day after posting; or</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subclause"/></w:pPr><w:r><w:t>if sent by email, when it is sent, unless the sender learns that it did not arrive.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>A notice received after 5pm, or on a day that is not a Working Day, counts as received at 9am on the next Working Day.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">A notice to end this Agreement that is sent to the '
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
        yield ' must also be sent to the chair at the same address. One sent to the Trust must also be sent to its chief executive.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>A Party must tell the other promptly if its address, email address or Key Contact changes.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>Documents in court proceedings may not be served by email under this clause.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="ClauseHeading"/></w:pPr><w:bookmarkStart w:id="500255" w:name="clause_general"/><w:r><w:t>General</w:t></w:r><w:bookmarkEnd w:id="500255"/></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>This Agreement is everything that the Parties have agreed about the Services. It replaces all earlier discussions and understandings about them.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>Neither Party has relied on a statement that is not in this Agreement. This does not affect liability for fraud.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>Neither Party may transfer this Agreement to anyone else without the other’s written consent. A body that the law puts in a Party’s place takes on that Party’s rights and duties.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">The Trust must not subcontract any of the Services without the '
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
        yield '’s written consent, unless Schedule 2 names the subcontractor. It answers for its subcontractors’ work as for its own.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>Nobody except the Parties may enforce any term of this Agreement under the Contracts (Rights of Third Parties) Act 1999.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>A Party that delays in using a right, or does not use it, does not lose it. A right is given up only if the Party says so in writing.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>If a court finds that part of this Agreement is not valid, the rest still applies. The Parties must try to agree a valid replacement that comes close to what they meant.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>“Partnership” is used here in its everyday sense. This Agreement does not create a legal partnership, a joint company or an employment relationship, and neither Party may act as the other’s agent.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>Each Party must meet its duties under the Equality Act 2010, including the public sector equality duty. Neither may discriminate unlawfully in providing or receiving the Services.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>Each Party must comply with the Bribery Act 2010, must have sensible measures to prevent bribery and fraud, and must report to the other any attempt that concerns this Agreement.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>This Agreement may be signed in separate copies, which together make one document. It may be signed electronically.</w:t></w:r></w:p>'
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'has_special_terms'):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">The Parties have also agreed the special terms in the next paragraph. Despite paragraph\xa0</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF para_definitions_order \\w \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1.6</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve">, they come before any other part of this Agreement that conflicts with them, as far as the law allows.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">'
            yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'special_terms')))
            yield ' </w:t></w:r><w:r><w:rPr><w:rStyle w:val="RowRef"/></w:rPr><w:t>(PAR-26)</w:t></w:r><w:r/></w:p>'
        yield '<w:p><w:pPr><w:pStyle w:val="ClauseHeading"/></w:pPr><w:bookmarkStart w:id="500269" w:name="clause_law"/><w:r><w:t>Governing law and jurisdiction</w:t></w:r><w:bookmarkEnd w:id="500269"/></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>The law of England and Wales governs this Agreement, and any claim connected with it, whether or not the claim is based on contract.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t xml:space="preserve">Subject to clause\xa0</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF clause_disputes \\r \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>15</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>, only the courts of England and Wales may decide a dispute about this Agreement.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="SectionEnd"/><w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:footerReference w:type="default" r:id="rId6"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1134" w:bottom="1247" w:left="1134" w:header="624" w:footer="567" w:gutter="0"/><w:cols w:space="708"/><w:titlePg/></w:sectPr></w:pPr></w:p><w:p><w:pPr><w:pStyle w:val="Heading2"/><w:spacing w:before="0"/></w:pPr><w:r><w:t>Schedule 1: Service charge</w:t></w:r></w:p><w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'charged'):
            pass
            yield 'This Schedule sets out the Service Charge: each item, how it is worked out, the amount, and when the Trust may invoice for it. Nothing else is payable unless the Parties vary this Agreement in writing.'
        else:
            pass
            yield 'The Trust makes no charge for the Services. Nothing is payable unless the Parties vary this Agreement in writing.'
        yield '</w:t></w:r></w:p>'
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'charged'):
            pass
            if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'charges'):
                pass
                yield '<w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:rPr><w:rStyle w:val="Label"/></w:rPr><w:t xml:space="preserve">Total Service Charge: '
                yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'total')))
                yield '</w:t></w:r><w:r><w:t xml:space="preserve"> (PAR-16). '
                yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'vat')))
                yield ' (PAR-17).</w:t></w:r></w:p>'
                if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'totals_differ'):
                    pass
                    yield '<w:p><w:pPr><w:pStyle w:val="Note"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">The amounts below add up to '
                    yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'lines_total')))
                    yield ', which is not the total recorded (PAR-16). The Parties must settle which is right before signing.</w:t></w:r></w:p>'
                yield '<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="14571" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="Service charge"/><w:tblDescription w:val="Each item of the Service Charge with its amount and invoice date."/></w:tblPr><w:tblGrid><w:gridCol w:w="1077"/><w:gridCol w:w="4876"/><w:gridCol w:w="1984"/><w:gridCol w:w="1134"/><w:gridCol w:w="1531"/><w:gridCol w:w="1701"/><w:gridCol w:w="2268"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1077"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Ref</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="4876"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Item</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1984"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Basis</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1134"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/><w:jc w:val="right"/></w:pPr><w:r><w:t>Days or units</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1531"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/><w:jc w:val="right"/></w:pPr><w:r><w:t>Rate</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1701"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/><w:jc w:val="right"/></w:pPr><w:r><w:t>Amount</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2268"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Invoice date</w:t></w:r></w:p></w:tc></w:tr>'
                for l_1_c in environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'charges'):
                    _loop_vars = {}
                    pass
                    environment.turn(2133)
                    yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1077"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableSource"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield environment.put((environment.getattr(l_1_c, 'ref')))
                    yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="4876"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield environment.put((environment.getattr(l_1_c, 'item')))
                    yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1984"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield environment.put((environment.getattr(l_1_c, 'basis')))
                    yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1134"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableNumber"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield environment.put((environment.getattr(l_1_c, 'days')))
                    yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1531"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableNumber"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield environment.put((environment.getattr(l_1_c, 'rate')))
                    yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1701"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableNumber"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield environment.put((environment.getattr(l_1_c, 'amount')))
                    yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2268"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield environment.put((environment.getattr(l_1_c, 'invoice_date')))
                    yield '</w:t></w:r></w:p></w:tc></w:tr>'
                l_1_c = missing
                yield '</w:tbl>'
            else:
                pass
                yield '<w:p><w:pPr/><w:r><w:t xml:space="preserve">No items of the Service Charge are recorded. The total recorded is '
                yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'total')))
                yield ' (PAR-16).</w:t></w:r></w:p>'
        yield '<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>Schedule 2: Services</w:t></w:r></w:p><w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:t>This Schedule sets out the Services: what the Trust provides, who provides it, how many days are included, and how the Parties will judge whether it has worked.</w:t></w:r></w:p>'
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'services'):
            pass
            yield '<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="14570" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="Services"/><w:tblDescription w:val="Each service with what is provided, who provides it, how many days, and how it is judged."/></w:tblPr><w:tblGrid><w:gridCol w:w="1077"/><w:gridCol w:w="2268"/><w:gridCol w:w="4479"/><w:gridCol w:w="2381"/><w:gridCol w:w="850"/><w:gridCol w:w="3515"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1077"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Ref</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2268"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Service</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="4479"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>What is provided</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2381"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Provided by</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="850"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/><w:jc w:val="right"/></w:pPr><w:r><w:t>Days</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3515"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Measure</w:t></w:r></w:p></w:tc></w:tr>'
            for l_1_s in environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'services'):
                _loop_vars = {}
                pass
                environment.turn(2201)
                yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1077"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableSource"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_s, 'ref')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2268"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_s, 'service')))
                yield '</w:t></w:r></w:p>'
                if environment.getattr(l_1_s, 'priorities'):
                    pass
                    yield '<w:p><w:pPr><w:pStyle w:val="TableSource"/></w:pPr><w:r><w:t xml:space="preserve">For '
                    yield environment.put((environment.getattr(l_1_s, 'priorities')))
                    yield '</w:t></w:r></w:p>'
                yield '</w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="4479"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_s, 'provided')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2381"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_s, 'provider')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="850"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableNumber"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_s, 'days')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3515"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_s, 'measure')))
                yield '</w:t></w:r></w:p></w:tc></w:tr>'
            l_1_s = missing
            yield '</w:tbl>'
        else:
            pass
            yield '<w:p><w:pPr/><w:r><w:t>No services are recorded. They must be listed here before signing.</w:t></w:r></w:p>'
        yield '<w:p><w:pPr><w:pStyle w:val="SectionEnd"/><w:sectPr><w:headerReference w:type="default" r:id="rId7"/><w:footerReference w:type="default" r:id="rId8"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1304" w:right="1134" w:bottom="1247" w:left="1134" w:header="624" w:footer="567" w:gutter="0"/><w:cols w:space="708"/></w:sectPr></w:pPr></w:p><w:p><w:pPr><w:pStyle w:val="Heading2"/><w:spacing w:before="0"/></w:pPr><w:r><w:t>Schedule 3: Data protection</w:t></w:r></w:p><w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">This Schedule describes the School Personal Data that the Trust handles for the '
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
        yield ', and why. It is read with the data protection clause in the terms. It must be complete before any such data is shared.</w:t></w:r></w:p>'
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'data'):
            pass
            yield '<w:tbl><w:tblPr><w:tblStyle w:val="FactsTable"/><w:tblW w:w="9639" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="Data protection"/><w:tblDescription w:val="What School Personal Data the Trust handles: a label and what is agreed."/></w:tblPr><w:tblGrid><w:gridCol w:w="3799"/><w:gridCol w:w="5840"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3799"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="FactsHeading"/></w:pPr><w:r><w:t>Detail</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5840"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="FactsHeading"/></w:pPr><w:r><w:t>What is agreed</w:t></w:r></w:p></w:tc></w:tr>'
            for l_1_d in environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'data'):
                _loop_vars = {}
                pass
                environment.turn(877)
                yield '<w:tr><w:trPr/><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3799"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_d, 'label')))
                yield ' </w:t></w:r><w:r><w:rPr><w:rStyle w:val="RowRef"/></w:rPr><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_d, 'ref')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5840"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_d, 'text')))
                yield '</w:t></w:r></w:p></w:tc></w:tr>'
            l_1_d = missing
            yield '</w:tbl>'
            if (not environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'no_data')):
                pass
                yield '<w:p><w:pPr><w:spacing w:before="240"/></w:pPr><w:r><w:t xml:space="preserve">For the data described in this Schedule, the '
                yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
                yield ' is the controller and the Trust is its processor. The Trust may use the data only for the purpose stated here and on the '
                yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
                yield '’s written instructions.</w:t></w:r></w:p>'
        if environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'no_data'):
            pass
            yield '<w:p><w:pPr><w:spacing w:before="240"/></w:pPr><w:r><w:t>The Services do not need the Trust to handle School Personal Data (PAR-29), so none may be shared.</w:t></w:r></w:p>'
        if ((not environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'data')) and (not environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'no_data'))):
            pass
            yield '<w:p><w:pPr/><w:r><w:t>Nothing is recorded for this Schedule, so no School Personal Data may be shared.</w:t></w:r></w:p>'
        yield '<w:p><w:pPr><w:pStyle w:val="Heading2"/><w:pageBreakBefore/><w:spacing w:before="0"/></w:pPr><w:r><w:t>Signatures</w:t></w:r></w:p><w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:t>By signing below, each Party accepts this Agreement: the Key Information, the terms and the Schedules. Each person who signs confirms that they have authority to do so.</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="9640" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="Signatures"/><w:tblDescription w:val="One row for each Party, with space for the name, role, signature and date of the person who signs."/></w:tblPr><w:tblGrid><w:gridCol w:w="3062"/><w:gridCol w:w="2495"/><w:gridCol w:w="2495"/><w:gridCol w:w="1588"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3062"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/><w:keepNext/></w:pPr><w:r><w:t>Party</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2495"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/><w:keepNext/></w:pPr><w:r><w:t>Name and role</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2495"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/><w:keepNext/></w:pPr><w:r><w:t>Signature</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1588"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/><w:keepNext/></w:pPr><w:r><w:t>Date</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3062"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:keepNext/></w:pPr><w:r><w:rPr><w:rStyle w:val="Label"/></w:rPr><w:t>Signed for and on behalf of the Trust</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="TableText"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
        yield environment.put((environment.getattr(environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'provider'), 'name')))
        yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2495"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="Signature"/><w:keepNext/></w:pPr><w:r><w:t>Name:</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Signature"/><w:keepNext/></w:pPr><w:r><w:t>Role:</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2495"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="Signature"/><w:keepNext/></w:pPr><w:r><w:t>Signed:</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1588"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="Signature"/><w:keepNext/></w:pPr><w:r><w:t>Date:</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3062"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Label"/></w:rPr><w:t xml:space="preserve">Signed for and on behalf of the '
        yield environment.put((environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'party_2')))
        yield '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
        yield environment.put((environment.getattr(environment.getattr((undefined(name='sla') if l_0_sla is missing else l_0_sla), 'school'), 'body')))
        yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2495"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="Signature"/></w:pPr><w:r><w:t>Name:</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Signature"/></w:pPr><w:r><w:t>Role:</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2495"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="Signature"/></w:pPr><w:r><w:t>Signed:</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1588"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="Signature"/></w:pPr><w:r><w:t>Date:</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:sectPr><w:headerReference w:type="default" r:id="rId9"/><w:footerReference w:type="default" r:id="rId10"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1134" w:bottom="1247" w:left="1134" w:header="624" w:footer="567" w:gutter="0"/><w:cols w:space="708"/></w:sectPr></w:body></w:document>'

    blocks = {}
    debug_info = '1=24'
    return locals()


def part_2(environment):
    # fmt: off
    from matsheets.documents.runtime import Undefined, missing
    name = None

    def root(context, missing=missing, environment=environment):
        resolve = context.resolve_or_missing
        undefined = environment.undefined
        concat = environment.concat
        cond_expr_undefined = Undefined
        if 0: yield None
        l_0_made_on = resolve('made_on')
        pass
        yield '<w:ftr xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:mo="http://schemas.microsoft.com/office/mac/office/2008/main" xmlns:mv="urn:schemas-microsoft-com:mac:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w10="urn:schemas-microsoft-com:office:word" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wne="http://schemas.microsoft.com/office/word/2006/wordml" xmlns:wp14="http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:wpc="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas" xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" xmlns:wpi="http://schemas.microsoft.com/office/word/2010/wordprocessingInk" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" mc:Ignorable="w14 wp14"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t xml:space="preserve">Document date: '
        yield environment.put(((undefined(name='made_on') if l_0_made_on is missing else l_0_made_on)))
        yield '</w:t><w:tab/><w:t xml:space="preserve">Page </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> of </w:t></w:r><w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>'

    blocks = {}
    debug_info = '1=13'
    return locals()


def part_3(environment):
    # fmt: off
    from matsheets.documents.runtime import Undefined, missing
    name = None

    def root(context, missing=missing, environment=environment):
        resolve = context.resolve_or_missing
        undefined = environment.undefined
        concat = environment.concat
        cond_expr_undefined = Undefined
        if 0: yield None
        l_0_made_on = resolve('made_on')
        pass
        yield '<w:ftr xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:mo="http://schemas.microsoft.com/office/mac/office/2008/main" xmlns:mv="urn:schemas-microsoft-com:mac:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w10="urn:schemas-microsoft-com:office:word" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wne="http://schemas.microsoft.com/office/word/2006/wordml" xmlns:wp14="http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:wpc="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas" xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" xmlns:wpi="http://schemas.microsoft.com/office/word/2010/wordprocessingInk" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" mc:Ignorable="w14 wp14"><w:p><w:pPr><w:pStyle w:val="Footer"/><w:tabs><w:tab w:val="clear" w:pos="9638"/><w:tab w:pos="14570" w:val="right"/></w:tabs></w:pPr><w:r><w:t xml:space="preserve">Document date: '
        yield environment.put(((undefined(name='made_on') if l_0_made_on is missing else l_0_made_on)))
        yield '</w:t><w:tab/><w:t xml:space="preserve">Page </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> of </w:t></w:r><w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>'

    blocks = {}
    debug_info = '1=13'
    return locals()


def part_4(environment):
    # fmt: off
    from matsheets.documents.runtime import Undefined, missing
    name = None

    def root(context, missing=missing, environment=environment):
        resolve = context.resolve_or_missing
        undefined = environment.undefined
        concat = environment.concat
        cond_expr_undefined = Undefined
        if 0: yield None
        l_0_made_on = resolve('made_on')
        pass
        yield '<w:ftr xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:mo="http://schemas.microsoft.com/office/mac/office/2008/main" xmlns:mv="urn:schemas-microsoft-com:mac:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w10="urn:schemas-microsoft-com:office:word" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wne="http://schemas.microsoft.com/office/word/2006/wordml" xmlns:wp14="http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:wpc="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas" xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" xmlns:wpi="http://schemas.microsoft.com/office/word/2010/wordprocessingInk" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" mc:Ignorable="w14 wp14"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t xml:space="preserve">Document date: '
        yield environment.put(((undefined(name='made_on') if l_0_made_on is missing else l_0_made_on)))
        yield '</w:t><w:tab/><w:t xml:space="preserve">Page </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> of </w:t></w:r><w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>'

    blocks = {}
    debug_info = '1=13'
    return locals()


def part_5(environment):
    # fmt: off
    from matsheets.documents.runtime import Undefined, missing
    name = None

    def root(context, missing=missing, environment=environment):
        resolve = context.resolve_or_missing
        undefined = environment.undefined
        concat = environment.concat
        cond_expr_undefined = Undefined
        if 0: yield None
        l_0_trust = resolve('trust')
        l_0_draft = resolve('draft')
        pass
        yield '<w:hdr xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:mo="http://schemas.microsoft.com/office/mac/office/2008/main" xmlns:mv="urn:schemas-microsoft-com:mac:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w10="urn:schemas-microsoft-com:office:word" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wne="http://schemas.microsoft.com/office/word/2006/wordml" xmlns:wp14="http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:wpc="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas" xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" xmlns:wpi="http://schemas.microsoft.com/office/word/2010/wordprocessingInk" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" mc:Ignorable="w14 wp14"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:t xml:space="preserve">'
        yield environment.put(((undefined(name='trust') if l_0_trust is missing else l_0_trust)))
        yield ' · Trust partnership service level agreement</w:t><w:tab/></w:r><w:r><w:rPr><w:rStyle w:val="DraftMark"/></w:rPr><w:t xml:space="preserve">'
        if (undefined(name='draft') if l_0_draft is missing else l_0_draft):
            pass
            yield 'DRAFT'
        yield '</w:t></w:r></w:p></w:hdr>'

    blocks = {}
    debug_info = '1=14'
    return locals()


def part_6(environment):
    # fmt: off
    from matsheets.documents.runtime import Undefined, missing
    name = None

    def root(context, missing=missing, environment=environment):
        resolve = context.resolve_or_missing
        undefined = environment.undefined
        concat = environment.concat
        cond_expr_undefined = Undefined
        if 0: yield None
        l_0_trust = resolve('trust')
        l_0_draft = resolve('draft')
        pass
        yield '<w:hdr xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:mo="http://schemas.microsoft.com/office/mac/office/2008/main" xmlns:mv="urn:schemas-microsoft-com:mac:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w10="urn:schemas-microsoft-com:office:word" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wne="http://schemas.microsoft.com/office/word/2006/wordml" xmlns:wp14="http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:wpc="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas" xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" xmlns:wpi="http://schemas.microsoft.com/office/word/2010/wordprocessingInk" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" mc:Ignorable="w14 wp14"><w:p><w:pPr><w:pStyle w:val="Header"/><w:tabs><w:tab w:val="clear" w:pos="9638"/><w:tab w:pos="14570" w:val="right"/></w:tabs></w:pPr><w:r><w:t xml:space="preserve">'
        yield environment.put(((undefined(name='trust') if l_0_trust is missing else l_0_trust)))
        yield ' · Trust partnership service level agreement</w:t><w:tab/></w:r><w:r><w:rPr><w:rStyle w:val="DraftMark"/></w:rPr><w:t xml:space="preserve">'
        if (undefined(name='draft') if l_0_draft is missing else l_0_draft):
            pass
            yield 'DRAFT'
        yield '</w:t></w:r></w:p></w:hdr>'

    blocks = {}
    debug_info = '1=14'
    return locals()


def part_7(environment):
    # fmt: off
    from matsheets.documents.runtime import Undefined, missing
    name = None

    def root(context, missing=missing, environment=environment):
        resolve = context.resolve_or_missing
        undefined = environment.undefined
        concat = environment.concat
        cond_expr_undefined = Undefined
        if 0: yield None
        l_0_trust = resolve('trust')
        l_0_draft = resolve('draft')
        pass
        yield '<w:hdr xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:mo="http://schemas.microsoft.com/office/mac/office/2008/main" xmlns:mv="urn:schemas-microsoft-com:mac:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w10="urn:schemas-microsoft-com:office:word" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wne="http://schemas.microsoft.com/office/word/2006/wordml" xmlns:wp14="http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:wpc="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas" xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" xmlns:wpi="http://schemas.microsoft.com/office/word/2010/wordprocessingInk" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" mc:Ignorable="w14 wp14"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:t xml:space="preserve">'
        yield environment.put(((undefined(name='trust') if l_0_trust is missing else l_0_trust)))
        yield ' · Trust partnership service level agreement</w:t><w:tab/></w:r><w:r><w:rPr><w:rStyle w:val="DraftMark"/></w:rPr><w:t xml:space="preserve">'
        if (undefined(name='draft') if l_0_draft is missing else l_0_draft):
            pass
            yield 'DRAFT'
        yield '</w:t></w:r></w:p></w:hdr>'

    blocks = {}
    debug_info = '1=14'
    return locals()


PARTS = (
    ('docProps/core.xml', part_0, {'source': '', 'grows': False, 'pictures': False, 'nested': False, 'unsupported': ()}, {'trust': 1}),
    ('word/document.xml', part_1, {'source': '', 'grows': False, 'pictures': False, 'nested': False, 'unsupported': ()}, {'trust': 2, 'sla': 4, 'draft': 10, 'version': 24, 'made_on': 24, 'missing': 35}),
    ('word/footer1.xml', part_2, {'source': '', 'grows': False, 'pictures': False, 'nested': False, 'unsupported': ()}, {'made_on': 2}),
    ('word/footer2.xml', part_3, {'source': '', 'grows': False, 'pictures': False, 'nested': False, 'unsupported': ()}, {'made_on': 2}),
    ('word/footer3.xml', part_4, {'source': '', 'grows': False, 'pictures': False, 'nested': False, 'unsupported': ()}, {'made_on': 2}),
    ('word/header1.xml', part_5, {'source': '', 'grows': False, 'pictures': False, 'nested': False, 'unsupported': ()}, {'trust': 2, 'draft': 2}),
    ('word/header2.xml', part_6, {'source': '', 'grows': False, 'pictures': False, 'nested': False, 'unsupported': ()}, {'trust': 2, 'draft': 2}),
    ('word/header3.xml', part_7, {'source': '', 'grows': False, 'pictures': False, 'nested': False, 'unsupported': ()}, {'trust': 2, 'draft': 2}),
)
CHARTS = (
)
HOME = ('docProps/custom.xml', b'', {'[Content_Types].xml': b'<?xml version=\'1.0\' encoding=\'UTF-8\' standalone=\'yes\'?>\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/><Override PartName="/word/footer2.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/><Override PartName="/word/footer3.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/><Override PartName="/word/header2.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/><Override PartName="/word/header3.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/><Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/><Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>', '_rels/.rels': b'<?xml version=\'1.0\' encoding=\'UTF-8\' standalone=\'yes\'?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties" Target="docProps/app.xml"/><Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties" Target="docProps/custom.xml"/></Relationships>'})
