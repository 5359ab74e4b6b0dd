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
        yield '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Development plan: '
        yield environment.put(((undefined(name='trust') if l_0_trust is missing else l_0_trust)))
        yield '</dc:title><dc:subject>Development plan</dc:subject><dc:language>en-GB</dc:language><dc:creator>matsheets</dc:creator><cp:lastModifiedBy>matsheets</cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">1987-06-05T04:03:02Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">1987-06-05T04:03:02Z</dcterms:modified></cp:coreProperties>'

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
        l_0_round = resolve('round')
        l_0_reviewed_on = resolve('reviewed_on')
        l_0_chief_executive = resolve('chief_executive')
        l_0_mentor = resolve('mentor')
        l_0_mentor_trust = resolve('mentor_trust')
        l_0_framework = resolve('framework')
        l_0_draft = resolve('draft')
        l_0_missing = resolve('missing')
        l_0_uncovered = resolve('uncovered')
        l_0_priorities = resolve('priorities')
        l_0_terms = resolve('terms')
        l_0_undated = resolve('undated')
        l_0_headings = resolve('headings')
        l_0_unplaced = resolve('unplaced')
        l_0_unplaced_no_actions = resolve('unplaced_no_actions')
        l_0_reviews = resolve('reviews')
        l_0_no_review_date = resolve('no_review_date')
        l_0_medium_term = resolve('medium_term')
        l_0_sign_off = resolve('sign_off')
        l_0_plan_from = resolve('plan_from')
        l_0_sources = resolve('sources')
        l_0_version = resolve('version')
        l_0_made_on = resolve('made_on')
        try:
            t_1 = environment.filters['length']
        except KeyError:
            @internalcode
            def t_1(*unused):
                raise TemplateRuntimeError("No filter named 'length' found.")
        pass
        yield '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body><w:p><w:pPr><w:pStyle w:val="CoverTrust"/></w:pPr><w:r><w:t xml:space="preserve">'
        yield environment.put(((undefined(name='trust') if l_0_trust is missing else l_0_trust)))
        yield '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Development plan</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subtitle"/></w:pPr><w:r><w:t>Priorities, actions and who answers for them</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="CoverFact"/><w:spacing w:before="680"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Muted"/></w:rPr><w:t>Round</w:t></w:r><w:r><w:tab/><w:t xml:space="preserve">'
        yield environment.put(((undefined(name='round') if l_0_round is missing else l_0_round)))
        yield '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="CoverFact"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Muted"/></w:rPr><w:t>Date of the review</w:t></w:r><w:r><w:tab/><w:t xml:space="preserve">'
        yield environment.put(((undefined(name='reviewed_on') if l_0_reviewed_on is missing else l_0_reviewed_on)))
        yield '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="CoverFact"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Muted"/></w:rPr><w:t>Chief executive</w:t></w:r><w:r><w:tab/><w:t xml:space="preserve">'
        yield environment.put(((undefined(name='chief_executive') if l_0_chief_executive is missing else l_0_chief_executive)))
        yield '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="CoverFact"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Muted"/></w:rPr><w:t>Mentor</w:t></w:r><w:r><w:tab/><w:t xml:space="preserve">'
        yield environment.put(((undefined(name='mentor') if l_0_mentor is missing else l_0_mentor)))
        yield '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="CoverFact"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Muted"/></w:rPr><w:t>Mentor trust</w:t></w:r><w:r><w:tab/><w:t xml:space="preserve">'
        yield environment.put(((undefined(name='mentor_trust') if l_0_mentor_trust is missing else l_0_mentor_trust)))
        yield '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="CoverFact"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Muted"/></w:rPr><w:t>Framework</w:t></w:r><w:r><w:tab/><w:t xml:space="preserve">'
        yield environment.put((environment.getattr((undefined(name='framework') if l_0_framework is missing else l_0_framework), 'title')))
        yield '</w:t></w:r></w:p>'
        if (undefined(name='draft') if l_0_draft is missing else l_0_draft):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Draft"/><w:spacing w:before="567"/></w:pPr><w:r><w:t>DRAFT. Not for decision: some answers are missing or need attention.</w:t></w:r></w:p>'
        yield '<w:p><w:pPr><w:pStyle w:val="Heading2"/><w:pageBreakBefore/><w:spacing w:before="0"/></w:pPr><w:r><w:t>How to read this plan</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Lead"/></w:pPr><w:r><w:t>This is the trust’s own plan. It follows from the diagnostic review and is arranged by the framework’s headings. The mentor supports it; the trust decides and answers for it.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="ListBullet"/></w:pPr><w:r><w:t>Each priority has a reference, such as PLAN-01. Use it in minutes and in questions.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="ListBullet"/></w:pPr><w:r><w:t>For each priority the plan says what is to be achieved, what will be done, who leads, what the mentor does, what it takes, how it is followed and what success will look like.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="ListBullet"/></w:pPr><w:r><w:t>A heading without a priority says so. An area that the trust leaves for now says why.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="ListBullet"/></w:pPr><w:r><w:t>Where an answer is blank, the plan says “Not recorded”. Ask the person who leads.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Heading3"/></w:pPr><w:r><w:t>In this document</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Toc1"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\t "Heading 2,1" \\n \\h \\z </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Made when the template is filled</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        if (undefined(name='draft') if l_0_draft is missing else l_0_draft):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Heading3"/></w:pPr><w:r><w:t>What is missing from this draft</w:t></w:r></w:p>'
            if (undefined(name='missing') if l_0_missing is missing else l_0_missing):
                pass
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
        if (undefined(name='uncovered') if l_0_uncovered is missing else l_0_uncovered):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Heading3"/></w:pPr><w:r><w:t>Areas for improvement that this plan does not mention</w:t></w:r></w:p><w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:t>The review rated these in the weaker half of the scale. The plan has no priority and no reason for them.</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="9638" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="Areas for improvement that this plan does not mention"/><w:tblDescription w:val="One row for each element rated in the weaker half of the scale without a priority or a reason."/></w:tblPr><w:tblGrid><w:gridCol w:w="1247"/><w:gridCol w:w="6407"/><w:gridCol w:w="1984"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1247"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Ref</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="6407"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Element</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1984"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Rating</w:t></w:r></w:p></w:tc></w:tr>'
            for l_1_u in (undefined(name='uncovered') if l_0_uncovered is missing else l_0_uncovered):
                _loop_vars = {}
                pass
                environment.turn(1016)
                yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1247"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_u, 'ref')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="6407"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_u, 'title')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1984"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve"></w:t></w:r>'
                yield environment.put((environment.getattr(environment.getattr(l_1_u, 'rating'), 'mark')))
                yield '<w:r><w:t xml:space="preserve"></w:t></w:r></w:p></w:tc></w:tr>'
            l_1_u = missing
            yield '</w:tbl>'
        yield '<w:p><w:pPr><w:pStyle w:val="SectionEnd"/><w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:footerReference w:type="default" r:id="rId6"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1134" w:bottom="1247" w:left="1134" w:header="624" w:footer="567" w:gutter="0"/><w:cols w:space="708"/><w:titlePg/></w:sectPr></w:pPr></w:p><w:p><w:pPr><w:pStyle w:val="Heading2"/><w:spacing w:before="0"/></w:pPr><w:r><w:t>The plan at a glance</w:t></w:r></w:p>'
        if (undefined(name='priorities') if l_0_priorities is missing else l_0_priorities):
            pass
            yield '<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="14573" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="50" w:type="dxa"/><w:bottom w:w="50" w:type="dxa"/></w:tblCellMar><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="All priorities"/><w:tblDescription w:val="One row for each priority: its reference, the element or heading it serves and that element’s rating today, its objective, who leads, and when it starts and is due."/></w:tblPr><w:tblGrid><w:gridCol w:w="1106"/><w:gridCol w:w="2637"/><w:gridCol w:w="1673"/><w:gridCol w:w="3884"/><w:gridCol w:w="2608"/><w:gridCol w:w="2665"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1106"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Ref</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2637"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Serves</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1673"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Rating now</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3884"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Objective</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2608"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Lead</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2665"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Dates</w:t></w:r></w:p></w:tc></w:tr>'
            for l_1_p in (undefined(name='priorities') if l_0_priorities is missing else l_0_priorities):
                _loop_vars = {}
                pass
                environment.turn(2594)
                yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1106"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_p, 'ref')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2637"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_p, 'target')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1673"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:t xml:space="preserve"></w:t></w:r>'
                yield environment.put((environment.getattr(environment.getattr(l_1_p, 'rating'), 'mark')))
                yield '<w:r><w:t xml:space="preserve"></w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3884"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_p, 'objective_brief')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2608"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_p, 'lead')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2665"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:t xml:space="preserve">Start: '
                yield environment.put((environment.getattr(l_1_p, 'start')))
                yield '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="TableText"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:t xml:space="preserve">Due: '
                yield environment.put((environment.getattr(l_1_p, 'due')))
                yield '</w:t></w:r></w:p></w:tc></w:tr>'
            l_1_p = missing
            yield '</w:tbl>'
        else:
            pass
            yield '<w:p><w:pPr/><w:r><w:t>No priorities are recorded.</w:t></w:r></w:p>'
        yield '<w:p><w:pPr><w:pStyle w:val="Heading2"/><w:pageBreakBefore/><w:spacing w:before="0"/></w:pPr><w:r><w:t>Term by term</w:t></w:r></w:p>'
        if (undefined(name='terms') if l_0_terms is missing else l_0_terms):
            pass
            yield '<w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:t>What starts, what goes on and what falls due in each school term. A priority that goes on is given by its reference alone.</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="14573" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/></w:tblCellMar><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="The plan term by term"/><w:tblDescription w:val="One row for each school term: the priorities that start in it, those that go on through it, and those that are due in it."/></w:tblPr><w:tblGrid><w:gridCol w:w="1588"/><w:gridCol w:w="4848"/><w:gridCol w:w="3289"/><w:gridCol w:w="4848"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1588"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Term</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="4848"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Starts</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3289"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Goes on</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="4848"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Due</w:t></w:r></w:p></w:tc></w:tr>'
            for l_1_t in (undefined(name='terms') if l_0_terms is missing else l_0_terms):
                _loop_vars = {}
                pass
                environment.turn(2222)
                yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1588"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_t, 'term')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="4848"/></w:tcPr>'
                for l_2_item in environment.getattr(l_1_t, 'starts'):
                    _loop_vars = {}
                    pass
                    environment.turn(359)
                    yield '<w:p><w:pPr><w:pStyle w:val="TableItem"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield environment.put((l_2_item))
                    yield '</w:t></w:r></w:p>'
                l_2_item = missing
                if (not environment.getattr(l_1_t, 'starts')):
                    pass
                    yield '<w:p><w:pPr><w:pStyle w:val="TableText"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:t>Nothing</w:t></w:r></w:p>'
                yield '</w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3289"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_t, 'goes_on_refs')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="4848"/></w:tcPr>'
                for l_2_item in environment.getattr(l_1_t, 'due'):
                    _loop_vars = {}
                    pass
                    environment.turn(359)
                    yield '<w:p><w:pPr><w:pStyle w:val="TableItem"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield environment.put((l_2_item))
                    yield '</w:t></w:r></w:p>'
                l_2_item = missing
                if (not environment.getattr(l_1_t, 'due')):
                    pass
                    yield '<w:p><w:pPr><w:pStyle w:val="TableText"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:t>Nothing</w:t></w:r></w:p>'
                yield '</w:tc></w:tr>'
            l_1_t = missing
            yield '</w:tbl>'
        else:
            pass
            yield '<w:p><w:pPr/><w:r><w:t>No priority has a start or a due date, so there is no timetable.</w:t></w:r></w:p>'
        if (undefined(name='undated') if l_0_undated is missing else l_0_undated):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Heading3"/></w:pPr><w:r><w:t>Without a start or a due date</w:t></w:r></w:p>'
            for l_1_item in (undefined(name='undated') if l_0_undated is missing else l_0_undated):
                _loop_vars = {}
                pass
                environment.turn(292)
                yield '<w:p><w:pPr><w:pStyle w:val="ListBullet"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((l_1_item))
                yield '</w:t></w:r></w:p>'
            l_1_item = missing
        yield '<w:p><w:pPr><w:pStyle w:val="SectionEnd"/><w:sectPr><w:headerReference w:type="default" r:id="rId7"/><w:footerReference w:type="default" r:id="rId8"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1304" w:right="1134" w:bottom="1247" w:left="1134" w:header="624" w:footer="567" w:gutter="0"/><w:cols w:space="708"/></w:sectPr></w:pPr></w:p><w:p><w:pPr><w:pStyle w:val="Heading2"/><w:spacing w:before="0"/></w:pPr><w:r><w:t>Priorities in full</w:t></w:r></w:p>'
        for l_1_h in (undefined(name='headings') if l_0_headings is missing else l_0_headings):
            _loop_vars = {}
            pass
            environment.turn(8518)
            yield '<w:p><w:pPr><w:pStyle w:val="Heading3"/></w:pPr><w:r><w:t xml:space="preserve">'
            yield environment.put((environment.getattr(l_1_h, 'title')))
            yield '</w:t></w:r></w:p>'
            if ((not environment.getattr(l_1_h, 'priorities')) and environment.getattr(l_1_h, 'no_actions')):
                pass
                yield '<w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:t>No priority under this heading.</w:t></w:r></w:p>'
            if ((not environment.getattr(l_1_h, 'priorities')) and (not environment.getattr(l_1_h, 'no_actions'))):
                pass
                yield '<w:p><w:pPr/><w:r><w:t>No priority under this heading.</w:t></w:r></w:p>'
            for l_2_p in environment.getattr(l_1_h, 'priorities'):
                _loop_vars = {}
                pass
                environment.turn(6923)
                yield '<w:p><w:pPr><w:pStyle w:val="Heading4"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_2_p, 'ref')))
                yield ' '
                yield environment.put((environment.getattr(l_2_p, 'target')))
                yield '</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblStyle w:val="FactsTable"/><w:tblW w:w="9640" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="'
                yield environment.put((environment.getattr(l_2_p, 'ref')))
                yield ' '
                yield environment.put((environment.getattr(l_2_p, 'target')))
                yield '"/><w:tblDescription w:val="The priority in full: what is asked on the left, the plan’s answer on the right."/></w:tblPr><w:tblGrid><w:gridCol w:w="2552"/><w:gridCol w:w="7088"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2552"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="FactsHeading"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">About '
                yield environment.put((environment.getattr(l_2_p, 'ref')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="7088"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="FactsHeading"/><w:keepNext/></w:pPr><w:r><w:t>What the plan says</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2552"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/><w:keepNext/></w:pPr><w:r><w:t>Objective</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="7088"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_2_p, 'objective')))
                yield '</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2552"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/></w:pPr><w:r><w:t>Actions</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="7088"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_2_p, 'actions')))
                yield '</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2552"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/></w:pPr><w:r><w:t>Lead</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="7088"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_2_p, 'lead')))
                yield '</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2552"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/></w:pPr><w:r><w:t>Mentor’s support</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="7088"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_2_p, 'support')))
                yield '</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2552"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/></w:pPr><w:r><w:t>Start and due</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="7088"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_2_p, 'when')))
                yield '</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2552"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/></w:pPr><w:r><w:t>Resources</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="7088"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_2_p, 'resources')))
                yield '</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2552"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/></w:pPr><w:r><w:t>How it is monitored</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="7088"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_2_p, 'monitoring')))
                yield '</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2552"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/><w:keepNext/></w:pPr><w:r><w:t>What success looks like</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="7088"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_2_p, 'success')))
                yield '</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2552"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/><w:keepNext/></w:pPr><w:r><w:t>Review on</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="7088"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_2_p, 'review_on')))
                yield '</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2552"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/></w:pPr><w:r><w:t>Written in</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="7088"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableSource"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_2_p, 'ref')))
                yield ' in '
                yield environment.put((environment.getattr(l_2_p, 'file')))
                if environment.getattr(l_2_p, 'cell'):
                    pass
                    yield ' ('
                    yield environment.put((environment.getattr(l_2_p, 'cell')))
                    yield ')'
                yield '</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
            l_2_p = missing
            for l_2_n in environment.getattr(l_1_h, 'no_actions'):
                _loop_vars = {}
                pass
                environment.turn(1015)
                yield '<w:p><w:pPr><w:pStyle w:val="Note"/><w:keepNext/></w:pPr><w:r><w:rPr><w:rStyle w:val="Label"/></w:rPr><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_2_n, 'ref')))
                yield ' No action for now: '
                yield environment.put((environment.getattr(l_2_n, 'target')))
                yield '.</w:t></w:r><w:r><w:t xml:space="preserve"> '
                yield environment.put((environment.getattr(l_2_n, 'reason')))
                yield '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Source"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_2_n, 'ref')))
                yield ' in '
                yield environment.put((environment.getattr(l_2_n, 'file')))
                yield '</w:t></w:r></w:p>'
            l_2_n = missing
        l_1_h = missing
        if ((undefined(name='unplaced') if l_0_unplaced is missing else l_0_unplaced) or (undefined(name='unplaced_no_actions') if l_0_unplaced_no_actions is missing else l_0_unplaced_no_actions)):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Heading3"/></w:pPr><w:r><w:t>Not linked to a heading</w:t></w:r></w:p>'
            for l_1_p in (undefined(name='unplaced') if l_0_unplaced is missing else l_0_unplaced):
                _loop_vars = {}
                pass
                environment.turn(6923)
                yield '<w:p><w:pPr><w:pStyle w:val="Heading4"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_p, 'ref')))
                yield ' '
                yield environment.put((environment.getattr(l_1_p, 'target')))
                yield '</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblStyle w:val="FactsTable"/><w:tblW w:w="9640" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="'
                yield environment.put((environment.getattr(l_1_p, 'ref')))
                yield ' '
                yield environment.put((environment.getattr(l_1_p, 'target')))
                yield '"/><w:tblDescription w:val="The priority in full: what is asked on the left, the plan’s answer on the right."/></w:tblPr><w:tblGrid><w:gridCol w:w="2552"/><w:gridCol w:w="7088"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2552"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="FactsHeading"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">About '
                yield environment.put((environment.getattr(l_1_p, 'ref')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="7088"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="FactsHeading"/><w:keepNext/></w:pPr><w:r><w:t>What the plan says</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2552"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/><w:keepNext/></w:pPr><w:r><w:t>Objective</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="7088"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_p, 'objective')))
                yield '</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2552"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/></w:pPr><w:r><w:t>Actions</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="7088"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_p, 'actions')))
                yield '</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2552"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/></w:pPr><w:r><w:t>Lead</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="7088"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_p, 'lead')))
                yield '</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2552"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/></w:pPr><w:r><w:t>Mentor’s support</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="7088"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_p, 'support')))
                yield '</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2552"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/></w:pPr><w:r><w:t>Start and due</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="7088"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_p, 'when')))
                yield '</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2552"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/></w:pPr><w:r><w:t>Resources</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="7088"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_p, 'resources')))
                yield '</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2552"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/></w:pPr><w:r><w:t>How it is monitored</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="7088"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_p, 'monitoring')))
                yield '</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2552"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/><w:keepNext/></w:pPr><w:r><w:t>What success looks like</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="7088"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_p, 'success')))
                yield '</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2552"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/><w:keepNext/></w:pPr><w:r><w:t>Review on</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="7088"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_p, 'review_on')))
                yield '</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2552"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/></w:pPr><w:r><w:t>Written in</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="7088"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableSource"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_p, 'ref')))
                yield ' in '
                yield environment.put((environment.getattr(l_1_p, 'file')))
                if environment.getattr(l_1_p, 'cell'):
                    pass
                    yield ' ('
                    yield environment.put((environment.getattr(l_1_p, 'cell')))
                    yield ')'
                yield '</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
            l_1_p = missing
            for l_1_n in (undefined(name='unplaced_no_actions') if l_0_unplaced_no_actions is missing else l_0_unplaced_no_actions):
                _loop_vars = {}
                pass
                environment.turn(1015)
                yield '<w:p><w:pPr><w:pStyle w:val="Note"/><w:keepNext/></w:pPr><w:r><w:rPr><w:rStyle w:val="Label"/></w:rPr><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_n, 'ref')))
                yield ' No action for now: '
                yield environment.put((environment.getattr(l_1_n, 'target')))
                yield '.</w:t></w:r><w:r><w:t xml:space="preserve"> '
                yield environment.put((environment.getattr(l_1_n, 'reason')))
                yield '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Source"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_n, 'ref')))
                yield ' in '
                yield environment.put((environment.getattr(l_1_n, 'file')))
                yield '</w:t></w:r></w:p>'
            l_1_n = missing
        yield '<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>Review points</w:t></w:r></w:p>'
        if (undefined(name='reviews') if l_0_reviews is missing else l_0_reviews):
            pass
            yield '<w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:t>When the board or the mentor next looks at each priority, and what to look for.</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="9639" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="Review points"/><w:tblDescription w:val="One row for each priority in the order of its review date: the date and term, the priority and who leads it, and what success looks like."/></w:tblPr><w:tblGrid><w:gridCol w:w="2381"/><w:gridCol w:w="3686"/><w:gridCol w:w="3572"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2381"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Date</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3686"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Priority</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3572"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>What success looks like</w:t></w:r></w:p></w:tc></w:tr>'
            for l_1_r in (undefined(name='reviews') if l_0_reviews is missing else l_0_reviews):
                _loop_vars = {}
                pass
                environment.turn(1563)
                for l_2_p in environment.getattr(l_1_r, 'priorities'):
                    _loop_vars = {}
                    pass
                    environment.turn(1563)
                    yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2381"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield environment.put((environment.getattr(l_1_r, 'date')))
                    yield '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield environment.put((environment.getattr(l_1_r, 'term')))
                    yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3686"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield environment.put((environment.getattr(l_2_p, 'ref')))
                    yield ' '
                    yield environment.put((environment.getattr(l_2_p, 'objective_brief')))
                    yield '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="TableSource"/></w:pPr><w:r><w:t xml:space="preserve">Lead: '
                    yield environment.put((environment.getattr(l_2_p, 'lead')))
                    yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3572"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield environment.put((environment.getattr(l_2_p, 'success_brief')))
                    yield '</w:t></w:r></w:p></w:tc></w:tr>'
                l_2_p = missing
            l_1_r = missing
            yield '</w:tbl>'
        else:
            pass
            yield '<w:p><w:pPr/><w:r><w:t>No review date is recorded.</w:t></w:r></w:p>'
        if (undefined(name='no_review_date') if l_0_no_review_date is missing else l_0_no_review_date):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Heading3"/></w:pPr><w:r><w:t>Without a review date</w:t></w:r></w:p>'
            for l_1_item in (undefined(name='no_review_date') if l_0_no_review_date is missing else l_0_no_review_date):
                _loop_vars = {}
                pass
                environment.turn(292)
                yield '<w:p><w:pPr><w:pStyle w:val="ListBullet"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((l_1_item))
                yield '</w:t></w:r></w:p>'
            l_1_item = missing
        yield '<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>Medium-term priorities</w:t></w:r></w:p>'
        if (undefined(name='medium_term') if l_0_medium_term is missing else l_0_medium_term):
            pass
            yield '<w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:t>What the trust will work on over the next one to three years.</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="9640" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="Medium-term priorities"/><w:tblDescription w:val="One row for each: its reference, what the trust means to achieve and under which heading, why it comes next, by when, and who leads."/></w:tblPr><w:tblGrid><w:gridCol w:w="1021"/><w:gridCol w:w="2835"/><w:gridCol w:w="2552"/><w:gridCol w:w="1474"/><w:gridCol w:w="1758"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1021"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Ref</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2835"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Priority</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2552"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Why it comes next</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1474"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>By when</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1758"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Lead</w:t></w:r></w:p></w:tc></w:tr>'
            for l_1_m in (undefined(name='medium_term') if l_0_medium_term is missing else l_0_medium_term):
                _loop_vars = {}
                pass
                environment.turn(1777)
                yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1021"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_m, 'ref')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2835"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_m, 'priority')))
                yield '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="TableSource"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_m, 'heading')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2552"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_m, 'why')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1474"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_m, 'when')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1758"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_m, 'lead')))
                yield '</w:t></w:r></w:p></w:tc></w:tr>'
            l_1_m = missing
            yield '</w:tbl>'
        else:
            pass
            yield '<w:p><w:pPr/><w:r><w:t>None recorded yet. They are agreed at the end of the mentoring, when the trust can see what the plan has changed.</w:t></w:r></w:p>'
        yield '<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>Agreement</w:t></w:r></w:p><w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:t>Signed when the board has agreed the plan. The mentor signs for the support set out in it.</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="9639" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="Agreement to this plan"/><w:tblDescription w:val="One row for each person who signs: role, name, and space for a signature and a date."/></w:tblPr><w:tblGrid><w:gridCol w:w="2041"/><w:gridCol w:w="2608"/><w:gridCol w:w="3062"/><w:gridCol w:w="1928"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2041"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/><w:keepNext/></w:pPr><w:r><w:t>Role</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2608"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/><w:keepNext/></w:pPr><w:r><w:t>Name</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3062"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/><w:keepNext/></w:pPr><w:r><w:t>Signature</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1928"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/><w:keepNext/></w:pPr><w:r><w:t>Date</w:t></w:r></w:p></w:tc></w:tr>'
        l_1_loop = missing
        for l_1_s, l_1_loop in LoopContext((undefined(name='sign_off') if l_0_sign_off is missing else l_0_sign_off), undefined):
            _loop_vars = {}
            pass
            environment.turn(2001)
            if (not environment.getattr(l_1_loop, 'last')):
                pass
                yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2041"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="Signature"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_s, 'role')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2608"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="Signature"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put(((environment.getattr(l_1_s, 'name') or 'Name:')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3062"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="Signature"/><w:keepNext/></w:pPr><w:r><w:t>Signed:</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1928"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="Signature"/><w:keepNext/></w:pPr><w:r><w:t>Date:</w:t></w:r></w:p></w:tc></w:tr>'
            if environment.getattr(l_1_loop, 'last'):
                pass
                yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2041"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="Signature"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_s, 'role')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2608"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="Signature"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put(((environment.getattr(l_1_s, 'name') or 'Name:')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3062"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="Signature"/></w:pPr><w:r><w:t>Signed:</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1928"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="Signature"/></w:pPr><w:r><w:t>Date:</w:t></w:r></w:p></w:tc></w:tr>'
        l_1_loop = l_1_s = missing
        yield '</w:tbl><w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>Sources</w:t></w:r></w:p><w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
        if (undefined(name='plan_from') if l_0_plan_from is missing else l_0_plan_from):
            pass
            yield 'The plan comes from '
            yield environment.put(((undefined(name='plan_from') if l_0_plan_from is missing else l_0_plan_from)))
            yield '. '
        else:
            pass
            yield 'No workbook holds a plan. '
        yield 'Ratings come from all the workbooks listed. Each priority stands with its reference, so that a question can be put to the person who wrote it.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Source"/><w:keepNext/><w:keepLines/></w:pPr><w:r><w:t xml:space="preserve">'
        yield environment.put((environment.getattr((undefined(name='framework') if l_0_framework is missing else l_0_framework), 'edition')))
        yield '. '
        yield environment.put((environment.getattr((undefined(name='framework') if l_0_framework is missing else l_0_framework), 'wording')))
        yield ' '
        yield environment.put((environment.getattr((undefined(name='framework') if l_0_framework is missing else l_0_framework), 'source')))
        yield '</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="9639" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="Workbooks that this document was made from"/><w:tblDescription w:val="One row for each workbook: its file name, with its framework edition where it is another than this document’s, whose view it holds, its date, and the first twelve digits of its SHA-256 fingerprint."/></w:tblPr><w:tblGrid><w:gridCol w:w="3686"/><w:gridCol w:w="2211"/><w:gridCol w:w="2041"/><w:gridCol w:w="1701"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3686"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Workbook</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2211"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Whose view</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2041"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Date</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1701"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Fingerprint</w:t></w:r></w:p></w:tc></w:tr>'
        for l_1_s in (undefined(name='sources') if l_0_sources is missing else l_0_sources):
            _loop_vars = {}
            pass
            environment.turn(1682)
            yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3686"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
            yield environment.put((environment.getattr(l_1_s, 'file')))
            yield '</w:t></w:r></w:p>'
            if (environment.getattr(l_1_s, 'edition') != environment.getattr((undefined(name='framework') if l_0_framework is missing else l_0_framework), 'edition')):
                pass
                yield '<w:p><w:pPr><w:pStyle w:val="TableSource"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_s, 'edition')))
                yield '</w:t></w:r></w:p>'
            yield '</w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2211"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
            yield environment.put((environment.getattr(l_1_s, 'who')))
            yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2041"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
            yield environment.put((environment.getattr(l_1_s, 'date')))
            yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1701"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
            yield environment.put((environment.getattr(l_1_s, 'fingerprint')))
            yield '</w:t></w:r></w:p></w:tc></w:tr>'
        l_1_s = missing
        yield '</w:tbl><w:p><w:pPr><w:pStyle w:val="Source"/><w:spacing w:before="160"/></w:pPr><w:r><w:t xml:space="preserve">Made with matsheets '
        yield environment.put(((undefined(name='version') if l_0_version is missing else l_0_version)))
        yield '. Document date: '
        yield environment.put(((undefined(name='made_on') if l_0_made_on is missing else l_0_made_on)))
        yield '.</w:t></w:r></w:p><w:sectPr><w:headerReference w:type="default" r:id="rId9"/><w:footerReference w:type="default" r:id="rId10"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1134" w:bottom="1247" w:left="1134" w:header="624" w:footer="567" w:gutter="0"/><w:cols w:space="708"/></w:sectPr></w:body></w:document>'

    blocks = {}
    debug_info = '1=42'
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
        yield ' · Development plan</w:t><w:tab/></w:r><w:r><w:rPr><w:rStyle w:val="DraftMark"/></w:rPr><w:t xml:space="preserve">'
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
        yield ' · Development plan</w:t><w:tab/></w:r><w:r><w:rPr><w:rStyle w:val="DraftMark"/></w:rPr><w:t xml:space="preserve">'
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
        yield ' · Development plan</w:t><w:tab/></w:r><w:r><w:rPr><w:rStyle w:val="DraftMark"/></w:rPr><w:t xml:space="preserve">'
        if (undefined(name='draft') if l_0_draft is missing else l_0_draft):
            pass
            yield 'DRAFT'
        yield '</w:t></w:r></w:p></w:hdr>'

    blocks = {}
    debug_info = '1=14'
    return locals()


PARTS = (
    ('docProps/core.xml', part_0, {'source': '', 'grows': False, 'pictures': False, 'nested': False, 'unsupported': ()}, {'trust': 1}),
    ('word/document.xml', part_1, {'source': '', 'grows': False, 'pictures': False, 'nested': False, 'unsupported': ()}, {'trust': 2, 'round': 5, 'reviewed_on': 6, 'chief_executive': 7, 'mentor': 8, 'mentor_trust': 9, 'framework': 10, 'draft': 10, 'missing': 20, 'uncovered': 23, 'priorities': 33, 'terms': 48, 'undated': 60, 'headings': 64, 'unplaced': 92, 'unplaced_no_actions': 92, 'reviews': 119, 'no_review_date': 129, 'medium_term': 132, 'sign_off': 151, 'plan_from': 161, 'sources': 166, 'version': 172, 'made_on': 172}),
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
