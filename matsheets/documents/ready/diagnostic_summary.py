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
        yield '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Diagnostic summary: '
        yield environment.put(((undefined(name='trust') if l_0_trust is missing else l_0_trust)))
        yield '</dc:title><dc:subject>Diagnostic summary</dc:subject><dc:language>en-GB</dc:language><dc:creator>matsheets</dc:creator><cp:lastModifiedBy>matsheets</cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">1987-06-05T04:03:02Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">1987-06-05T04:03:02Z</dcterms:modified></cp:coreProperties>'

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
        l_0_meeting = resolve('meeting')
        l_0_framework = resolve('framework')
        l_0_draft = resolve('draft')
        l_0_missing = resolve('missing')
        l_0_rated = resolve('rated')
        l_0_elements = resolve('elements')
        l_0_groups = resolve('groups')
        l_0_headings = resolve('headings')
        l_0_scale = resolve('scale')
        l_0_by_heading = resolve('by_heading')
        l_0_movement = resolve('movement')
        l_0_group_columns = resolve('group_columns')
        l_0_strengths = resolve('strengths')
        l_0_areas = resolve('areas')
        l_0_differences = resolve('differences')
        l_0_issues = resolve('issues')
        l_0_not_rated = resolve('not_rated')
        l_0_gaps = resolve('gaps')
        l_0_respondents = resolve('respondents')
        l_0_facts = resolve('facts')
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
        yield '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Diagnostic summary</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Subtitle"/></w:pPr><w:r><w:t>For the board of trustees, after the diagnostic meeting</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="CoverFact"/><w:spacing w:before="680"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Muted"/></w:rPr><w:t>Round</w:t></w:r><w:r><w:tab/><w:t xml:space="preserve">'
        yield environment.put(((undefined(name='round') if l_0_round is missing else l_0_round)))
        yield '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="CoverFact"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Muted"/></w:rPr><w:t>Date of the review</w:t></w:r><w:r><w:tab/><w:t xml:space="preserve">'
        yield environment.put(((undefined(name='reviewed_on') if l_0_reviewed_on is missing else l_0_reviewed_on)))
        yield '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="CoverFact"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Muted"/></w:rPr><w:t>Diagnostic meeting</w:t></w:r><w:r><w:tab/><w:t xml:space="preserve">'
        yield environment.put((environment.getattr((undefined(name='meeting') if l_0_meeting is missing else l_0_meeting), 'date')))
        yield '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="CoverFact"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Muted"/></w:rPr><w:t>Framework</w:t></w:r><w:r><w:tab/><w:t xml:space="preserve">'
        yield environment.put((environment.getattr((undefined(name='framework') if l_0_framework is missing else l_0_framework), 'title')))
        yield '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="CoverFact"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Muted"/></w:rPr><w:t>Edition</w:t></w:r><w:r><w:tab/><w:t xml:space="preserve">'
        yield environment.put((environment.getattr((undefined(name='framework') if l_0_framework is missing else l_0_framework), 'edition')))
        yield '</w:t></w:r></w:p>'
        if (undefined(name='draft') if l_0_draft is missing else l_0_draft):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Draft"/><w:spacing w:before="567"/></w:pPr><w:r><w:t>DRAFT. Not for decision: some answers are missing or need attention.</w:t></w:r></w:p>'
        yield '<w:p><w:pPr><w:pStyle w:val="Heading2"/><w:pageBreakBefore/><w:spacing w:before="0"/></w:pPr><w:r><w:t>What this is, and what it is not</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Lead"/></w:pPr><w:r><w:t>This summary sets out how people in and around the trust see its capacity to improve schools. It is for the board to talk about, not for grading the trust.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="ListBullet"/></w:pPr><w:r><w:t>The trust chose to make this review. The framework is voluntary and is no part of anyone’s accountability.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="ListBullet"/></w:pPr><w:r><w:t>There is no overall score. Ratings are points on a scale and are never added up or averaged. Where groups rated separately, the rating shown is the middle one, or the lower of the two in the middle.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="ListBullet"/></w:pPr><w:r><w:t>A rating is a judgement by named people on a given date. The reason and the evidence matter more than the colour.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="ListBullet"/></w:pPr><w:r><w:t>Where an answer is blank, this document says “Not recorded” or “Not rated” and draws no conclusion.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Note"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Label"/></w:rPr><w:t xml:space="preserve">Edition and wording.</w:t></w:r><w:r><w:t xml:space="preserve"> '
        yield environment.put((environment.getattr((undefined(name='framework') if l_0_framework is missing else l_0_framework), 'edition')))
        yield '. '
        yield environment.put((environment.getattr((undefined(name='framework') if l_0_framework is missing else l_0_framework), 'wording')))
        yield '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Heading3"/></w:pPr><w:r><w:t>In this document</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Toc1"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\t "Heading 2,1" \\n \\h \\z </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Made when the template is filled</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
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
        yield '<w:p><w:pPr><w:pStyle w:val="Heading2"/><w:pageBreakBefore/><w:spacing w:before="0"/></w:pPr><w:r><w:t>Heat map</w:t></w:r></w:p><w:p><w:pPr/><w:r><w:t xml:space="preserve">'
        yield environment.put(((undefined(name='rated') if l_0_rated is missing else l_0_rated)))
        yield ' of '
        yield environment.put(((undefined(name='elements') if l_0_elements is missing else l_0_elements)))
        yield ' elements are rated. “Agreed”: settled at the diagnostic meeting.'
        if (undefined(name='groups') if l_0_groups is missing else l_0_groups):
            pass
            yield ' “Median”: the middle of the groups’ ratings, the lower where there are two. “Range”: lowest to highest.'
        if (t_1((undefined(name='groups') if l_0_groups is missing else l_0_groups)) == 1):
            pass
            yield ' Only one group rated: '
            yield environment.put((environment.getitem((undefined(name='groups') if l_0_groups is missing else l_0_groups), 0)))
            yield '. There is nothing to compare yet.'
        elif (not (undefined(name='groups') if l_0_groups is missing else l_0_groups)):
            pass
            yield ' No group rated separately; only the ratings agreed at the meeting are recorded.'
        yield '</w:t></w:r></w:p>'
        if (undefined(name='groups') if l_0_groups is missing else l_0_groups):
            pass
            yield '<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="9639" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="24" w:type="dxa"/><w:bottom w:w="24" w:type="dxa"/></w:tblCellMar><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="Heat map of all elements"/><w:tblDescription w:val="One row for each element in the order of the framework: its reference, title, the rating that stands, where that rating comes from, and the range of the groups’ ratings."/></w:tblPr><w:tblGrid><w:gridCol w:w="992"/><w:gridCol w:w="3742"/><w:gridCol w:w="1531"/><w:gridCol w:w="1191"/><w:gridCol w:w="2183"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="992"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Ref</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3742"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Element</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1531"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Rating</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1191"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Basis</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2183"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Range</w:t></w:r></w:p></w:tc></w:tr>'
            l_1_loop = missing
            for l_1_h, l_1_loop in LoopContext((undefined(name='headings') if l_0_headings is missing else l_0_headings), undefined):
                _loop_vars = {}
                pass
                environment.turn(2979)
                l_2_loop = missing
                for l_2_e, l_2_loop in LoopContext(environment.getattr(l_1_h, 'elements'), undefined):
                    _loop_vars = {}
                    pass
                    environment.turn(2979)
                    yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="992"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield environment.put((environment.getattr(l_2_e, 'ref')))
                    yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3742"/></w:tcPr>'
                    if environment.getattr(l_2_loop, 'first'):
                        pass
                        yield '<w:p><w:pPr><w:pStyle w:val="TableGroup"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:t xml:space="preserve">'
                        yield environment.put((environment.getattr(l_1_h, 'title')))
                        yield '</w:t></w:r></w:p>'
                    yield '<w:p><w:pPr><w:pStyle w:val="TableText"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield environment.put((environment.getattr(l_2_e, 'title')))
                    yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1531"/><w:shd w:val="clear" w:color="auto" w:fill="'
                    yield environment.put((environment.getattr(environment.getattr(l_2_e, 'rating'), 'fill')))
                    yield '"/></w:tcPr>'
                    if environment.getattr(environment.getattr(l_2_e, 'rating'), 'light'):
                        pass
                        yield '<w:p><w:pPr><w:pStyle w:val="RatingOnDark"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:t xml:space="preserve">'
                        yield environment.put((environment.getattr(environment.getattr(l_2_e, 'rating'), 'label')))
                        yield '</w:t></w:r></w:p>'
                    else:
                        pass
                        yield '<w:p><w:pPr><w:pStyle w:val="RatingOnLight"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:t xml:space="preserve">'
                        yield environment.put((environment.getattr(environment.getattr(l_2_e, 'rating'), 'label')))
                        yield '</w:t></w:r></w:p>'
                    yield '</w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1191"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield environment.put((environment.getattr(l_2_e, 'basis')))
                    yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2183"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield environment.put((environment.getattr(l_2_e, 'range')))
                    yield '</w:t></w:r></w:p></w:tc></w:tr>'
                l_2_loop = l_2_e = missing
            l_1_loop = l_1_h = missing
            yield '</w:tbl>'
        else:
            pass
            yield '<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="9639" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="24" w:type="dxa"/><w:bottom w:w="24" w:type="dxa"/></w:tblCellMar><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="Heat map of all elements"/><w:tblDescription w:val="One row for each element in the order of the framework: its reference, title, the rating that stands, and where that rating comes from."/></w:tblPr><w:tblGrid><w:gridCol w:w="992"/><w:gridCol w:w="5075"/><w:gridCol w:w="2041"/><w:gridCol w:w="1531"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="992"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Ref</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5075"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Element</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2041"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Rating</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1531"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Basis</w:t></w:r></w:p></w:tc></w:tr>'
            l_1_loop = missing
            for l_1_h, l_1_loop in LoopContext((undefined(name='headings') if l_0_headings is missing else l_0_headings), undefined):
                _loop_vars = {}
                pass
                environment.turn(2623)
                l_2_loop = missing
                for l_2_e, l_2_loop in LoopContext(environment.getattr(l_1_h, 'elements'), undefined):
                    _loop_vars = {}
                    pass
                    environment.turn(2623)
                    yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="992"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield environment.put((environment.getattr(l_2_e, 'ref')))
                    yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5075"/></w:tcPr>'
                    if environment.getattr(l_2_loop, 'first'):
                        pass
                        yield '<w:p><w:pPr><w:pStyle w:val="TableGroup"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:t xml:space="preserve">'
                        yield environment.put((environment.getattr(l_1_h, 'title')))
                        yield '</w:t></w:r></w:p>'
                    yield '<w:p><w:pPr><w:pStyle w:val="TableText"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield environment.put((environment.getattr(l_2_e, 'title')))
                    yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2041"/><w:shd w:val="clear" w:color="auto" w:fill="'
                    yield environment.put((environment.getattr(environment.getattr(l_2_e, 'rating'), 'fill')))
                    yield '"/></w:tcPr>'
                    if environment.getattr(environment.getattr(l_2_e, 'rating'), 'light'):
                        pass
                        yield '<w:p><w:pPr><w:pStyle w:val="RatingOnDark"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:t xml:space="preserve">'
                        yield environment.put((environment.getattr(environment.getattr(l_2_e, 'rating'), 'label')))
                        yield '</w:t></w:r></w:p>'
                    else:
                        pass
                        yield '<w:p><w:pPr><w:pStyle w:val="RatingOnLight"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:t xml:space="preserve">'
                        yield environment.put((environment.getattr(environment.getattr(l_2_e, 'rating'), 'label')))
                        yield '</w:t></w:r></w:p>'
                    yield '</w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1531"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield environment.put((environment.getattr(l_2_e, 'basis')))
                    yield '</w:t></w:r></w:p></w:tc></w:tr>'
                l_2_loop = l_2_e = missing
            l_1_loop = l_1_h = missing
            yield '</w:tbl>'
        yield '<w:p><w:pPr><w:pStyle w:val="Caption"/><w:keepNext/></w:pPr><w:r><w:t>What the ratings mean</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="9639" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="30" w:type="dxa"/><w:bottom w:w="30" w:type="dxa"/></w:tblCellMar><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="What the ratings mean, and how many elements stand at each"/><w:tblDescription w:val="One row for each rating, weakest first, with its meaning and the number of elements rated so."/></w:tblPr><w:tblGrid><w:gridCol w:w="1928"/><w:gridCol w:w="5443"/><w:gridCol w:w="2268"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1928"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/><w:keepNext/></w:pPr><w:r><w:t>Rating</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5443"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/><w:keepNext/></w:pPr><w:r><w:t>What it means</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2268"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/><w:keepNext/></w:pPr><w:r><w:t>Elements</w:t></w:r></w:p></w:tc></w:tr>'
        l_1_loop = missing
        for l_1_r, l_1_loop in LoopContext((undefined(name='scale') if l_0_scale is missing else l_0_scale), undefined):
            l_1_counts = resolve('counts')
            _loop_vars = {}
            pass
            environment.turn(1897)
            yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1928"/><w:shd w:val="clear" w:color="auto" w:fill="'
            yield environment.put((environment.getattr(l_1_r, 'fill')))
            yield '"/></w:tcPr>'
            if environment.getattr(l_1_r, 'light'):
                pass
                yield '<w:p><w:pPr><w:pStyle w:val="RatingOnDark"/><w:keepNext/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_r, 'label')))
                yield '</w:t></w:r></w:p>'
            else:
                pass
                yield '<w:p><w:pPr><w:pStyle w:val="RatingOnLight"/><w:keepNext/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_r, 'label')))
                yield '</w:t></w:r></w:p>'
            yield '</w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5443"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:keepNext/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:t xml:space="preserve">'
            yield environment.put((environment.getattr(l_1_r, 'meaning')))
            yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2268"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:keepNext/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:t xml:space="preserve">'
            yield environment.put((environment.getattr(environment.getitem((undefined(name='counts') if l_1_counts is missing else l_1_counts), environment.getattr(l_1_loop, 'index0')), 'count')))
            yield '</w:t></w:r></w:p></w:tc></w:tr>'
        l_1_loop = l_1_r = l_1_counts = missing
        if ((undefined(name='elements') if l_0_elements is missing else l_0_elements) > (undefined(name='rated') if l_0_rated is missing else l_0_rated)):
            pass
            yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1928"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:t>Not rated</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5443"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:t xml:space="preserve">No '
            if (undefined(name='groups') if l_0_groups is missing else l_0_groups):
                pass
                yield 'group gave a rating'
            else:
                pass
                yield 'rating was agreed'
            yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2268"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:t xml:space="preserve">'
            yield environment.put((((undefined(name='elements') if l_0_elements is missing else l_0_elements) - (undefined(name='rated') if l_0_rated is missing else l_0_rated))))
            yield '</w:t></w:r></w:p></w:tc></w:tr>'
        yield '</w:tbl>'
        if (undefined(name='rated') if l_0_rated is missing else l_0_rated):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Heading3"/><w:pageBreakBefore/><w:spacing w:before="0"/></w:pPr><w:r><w:t>Ratings by heading</w:t></w:r></w:p><w:p><w:pPr/><w:r><w:t>How many elements of each heading stand at each rating. The table below has the same figures.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Caption"/></w:pPr><w:r><w:t xml:space="preserve">Ratings by heading: in each bar the weakest rating comes first</w:t></w:r></w:p><w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:drawing xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="6120000" cy="3096000"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="101" name="Chart 1" title="Ratings by heading" descr="Bar chart. '
            yield environment.put((environment.getattr((undefined(name='by_heading') if l_0_by_heading is missing else l_0_by_heading), 'shows')))
            yield ' The table after it has every figure."/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rId7"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p><w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="9639" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="Ratings by heading"/><w:tblDescription w:val="One row for each heading, and one for all: how many elements it has, and how many of them stand at each rating, weakest first."/></w:tblPr><w:tblGrid><w:gridCol w:w="3629"/><w:gridCol w:w="1474"/><w:gridCol w:w="4536"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3629"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Heading</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1474"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Elements</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="4536"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>How many at each rating</w:t></w:r></w:p></w:tc></w:tr>'
            for l_1_h in environment.getattr((undefined(name='by_heading') if l_0_by_heading is missing else l_0_by_heading), 'headings'):
                _loop_vars = {}
                pass
                environment.turn(973)
                yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3629"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_h, 'title')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1474"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_h, 'elements')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="4536"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_h, 'in_words')))
                yield '</w:t></w:r></w:p></w:tc></w:tr>'
            l_1_h = missing
            yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3629"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/></w:pPr><w:r><w:t>All headings</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1474"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
            yield environment.put(((undefined(name='elements') if l_0_elements is missing else l_0_elements)))
            yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="4536"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
            yield environment.put((environment.getattr((undefined(name='by_heading') if l_0_by_heading is missing else l_0_by_heading), 'in_words')))
            yield '</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
        if environment.getattr((undefined(name='movement') if l_0_movement is missing else l_0_movement), 'shown'):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Heading3"/></w:pPr><w:r><w:t>What moved since the round before</w:t></w:r></w:p><w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">Compared with the '
            yield environment.put((environment.getattr((undefined(name='movement') if l_0_movement is missing else l_0_movement), 'since')))
            yield ' round ('
            yield environment.put((environment.getattr((undefined(name='movement') if l_0_movement is missing else l_0_movement), 'since_date')))
            yield '). A rating can move because the trust did, or because people know more now. Ask which it was. The table below has every element.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Caption"/></w:pPr><w:r><w:t xml:space="preserve">Which way the elements of each heading moved</w:t></w:r></w:p><w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:drawing xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="6120000" cy="2556000"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="102" name="Chart 2" title="What moved since the '
            yield environment.put((environment.getattr((undefined(name='movement') if l_0_movement is missing else l_0_movement), 'since')))
            yield ' round" descr="Bar chart. '
            yield environment.put((environment.getattr((undefined(name='movement') if l_0_movement is missing else l_0_movement), 'shows')))
            yield ' The table after it has every element."/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rId8"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p><w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="9639" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="Ratings in both rounds"/><w:tblDescription w:val="One row for each element: its reference and title, its rating in the earlier round and in this one, and which way it moved, by how many steps of the scale."/></w:tblPr><w:tblGrid><w:gridCol w:w="992"/><w:gridCol w:w="3572"/><w:gridCol w:w="1531"/><w:gridCol w:w="1531"/><w:gridCol w:w="2013"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="992"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Ref</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3572"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Element</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1531"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t xml:space="preserve">'
            yield environment.put((environment.getattr((undefined(name='movement') if l_0_movement is missing else l_0_movement), 'since')))
            yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1531"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t xml:space="preserve">'
            yield environment.put(((undefined(name='round') if l_0_round is missing else l_0_round)))
            yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2013"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Movement</w:t></w:r></w:p></w:tc></w:tr>'
            for l_1_e in environment.getattr((undefined(name='movement') if l_0_movement is missing else l_0_movement), 'elements'):
                _loop_vars = {}
                pass
                environment.turn(2748)
                yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="992"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_e, 'ref')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3572"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_e, 'title')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1531"/><w:shd w:val="clear" w:color="auto" w:fill="'
                yield environment.put((environment.getattr(environment.getattr(l_1_e, 'before'), 'fill')))
                yield '"/></w:tcPr>'
                if environment.getattr(environment.getattr(l_1_e, 'before'), 'light'):
                    pass
                    yield '<w:p><w:pPr><w:pStyle w:val="RatingOnDark"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield environment.put((environment.getattr(environment.getattr(l_1_e, 'before'), 'label')))
                    yield '</w:t></w:r></w:p>'
                else:
                    pass
                    yield '<w:p><w:pPr><w:pStyle w:val="RatingOnLight"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield environment.put((environment.getattr(environment.getattr(l_1_e, 'before'), 'label')))
                    yield '</w:t></w:r></w:p>'
                yield '</w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1531"/><w:shd w:val="clear" w:color="auto" w:fill="'
                yield environment.put((environment.getattr(environment.getattr(l_1_e, 'now'), 'fill')))
                yield '"/></w:tcPr>'
                if environment.getattr(environment.getattr(l_1_e, 'now'), 'light'):
                    pass
                    yield '<w:p><w:pPr><w:pStyle w:val="RatingOnDark"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield environment.put((environment.getattr(environment.getattr(l_1_e, 'now'), 'label')))
                    yield '</w:t></w:r></w:p>'
                else:
                    pass
                    yield '<w:p><w:pPr><w:pStyle w:val="RatingOnLight"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield environment.put((environment.getattr(environment.getattr(l_1_e, 'now'), 'label')))
                    yield '</w:t></w:r></w:p>'
                yield '</w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2013"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_e, 'in_words')))
                yield '</w:t></w:r></w:p></w:tc></w:tr>'
            l_1_e = missing
            yield '</w:tbl>'
        if environment.getattr((undefined(name='movement') if l_0_movement is missing else l_0_movement), 'reason'):
            pass
            yield '<w:p><w:pPr><w:spacing w:before="160"/></w:pPr><w:r><w:t xml:space="preserve">'
            yield environment.put((environment.getattr((undefined(name='movement') if l_0_movement is missing else l_0_movement), 'reason')))
            yield '</w:t></w:r></w:p>'
        if (t_1((undefined(name='groups') if l_0_groups is missing else l_0_groups)) > 1):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Heading2"/><w:pageBreakBefore/><w:spacing w:before="0"/></w:pPr><w:r><w:t>How the groups rated</w:t></w:r></w:p>'
            if (undefined(name='group_columns') if l_0_group_columns is missing else l_0_group_columns):
                pass
                yield '<w:p><w:pPr/><w:r><w:t>Each group’s own rating, before any was agreed. “Not rated” means that the group left it blank.</w:t></w:r></w:p>'
            if ((undefined(name='group_columns') if l_0_group_columns is missing else l_0_group_columns) == 2):
                pass
                yield '<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="9640" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="Ratings by group"/><w:tblDescription w:val="One row for each element and one column for each group, with the rating that the group gave."/></w:tblPr><w:tblGrid><w:gridCol w:w="1021"/><w:gridCol w:w="4763"/><w:gridCol w:w="1928"/><w:gridCol w:w="1928"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1021"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Ref</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="4763"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Element</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1928"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getitem((undefined(name='groups') if l_0_groups is missing else l_0_groups), 0)))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1928"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getitem((undefined(name='groups') if l_0_groups is missing else l_0_groups), 1)))
                yield '</w:t></w:r></w:p></w:tc></w:tr>'
                for l_1_h in (undefined(name='headings') if l_0_headings is missing else l_0_headings):
                    _loop_vars = {}
                    pass
                    environment.turn(2461)
                    for l_2_e in environment.getattr(l_1_h, 'elements'):
                        _loop_vars = {}
                        pass
                        environment.turn(2461)
                        yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1021"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                        yield environment.put((environment.getattr(l_2_e, 'ref')))
                        yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="4763"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                        yield environment.put((environment.getattr(l_2_e, 'title')))
                        yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1928"/><w:shd w:val="clear" w:color="auto" w:fill="'
                        yield environment.put((environment.getattr(environment.getitem(environment.getattr(l_2_e, 'group_ratings'), 0), 'fill')))
                        yield '"/></w:tcPr>'
                        if environment.getattr(environment.getitem(environment.getattr(l_2_e, 'group_ratings'), 0), 'light'):
                            pass
                            yield '<w:p><w:pPr><w:pStyle w:val="RatingOnDark"/></w:pPr><w:r><w:t xml:space="preserve">'
                            yield environment.put((environment.getattr(environment.getitem(environment.getattr(l_2_e, 'group_ratings'), 0), 'label')))
                            yield '</w:t></w:r></w:p>'
                        else:
                            pass
                            yield '<w:p><w:pPr><w:pStyle w:val="RatingOnLight"/></w:pPr><w:r><w:t xml:space="preserve">'
                            yield environment.put((environment.getattr(environment.getitem(environment.getattr(l_2_e, 'group_ratings'), 0), 'label')))
                            yield '</w:t></w:r></w:p>'
                        yield '</w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1928"/><w:shd w:val="clear" w:color="auto" w:fill="'
                        yield environment.put((environment.getattr(environment.getitem(environment.getattr(l_2_e, 'group_ratings'), 1), 'fill')))
                        yield '"/></w:tcPr>'
                        if environment.getattr(environment.getitem(environment.getattr(l_2_e, 'group_ratings'), 1), 'light'):
                            pass
                            yield '<w:p><w:pPr><w:pStyle w:val="RatingOnDark"/></w:pPr><w:r><w:t xml:space="preserve">'
                            yield environment.put((environment.getattr(environment.getitem(environment.getattr(l_2_e, 'group_ratings'), 1), 'label')))
                            yield '</w:t></w:r></w:p>'
                        else:
                            pass
                            yield '<w:p><w:pPr><w:pStyle w:val="RatingOnLight"/></w:pPr><w:r><w:t xml:space="preserve">'
                            yield environment.put((environment.getattr(environment.getitem(environment.getattr(l_2_e, 'group_ratings'), 1), 'label')))
                            yield '</w:t></w:r></w:p>'
                        yield '</w:tc></w:tr>'
                    l_2_e = missing
                l_1_h = missing
                yield '</w:tbl>'
            if ((undefined(name='group_columns') if l_0_group_columns is missing else l_0_group_columns) == 3):
                pass
                yield '<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="9639" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="Ratings by group"/><w:tblDescription w:val="One row for each element and one column for each group, with the rating that the group gave."/></w:tblPr><w:tblGrid><w:gridCol w:w="1021"/><w:gridCol w:w="3515"/><w:gridCol w:w="1701"/><w:gridCol w:w="1701"/><w:gridCol w:w="1701"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1021"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Ref</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3515"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Element</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1701"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getitem((undefined(name='groups') if l_0_groups is missing else l_0_groups), 0)))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1701"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getitem((undefined(name='groups') if l_0_groups is missing else l_0_groups), 1)))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1701"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getitem((undefined(name='groups') if l_0_groups is missing else l_0_groups), 2)))
                yield '</w:t></w:r></w:p></w:tc></w:tr>'
                for l_1_h in (undefined(name='headings') if l_0_headings is missing else l_0_headings):
                    _loop_vars = {}
                    pass
                    environment.turn(3349)
                    for l_2_e in environment.getattr(l_1_h, 'elements'):
                        _loop_vars = {}
                        pass
                        environment.turn(3349)
                        yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1021"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                        yield environment.put((environment.getattr(l_2_e, 'ref')))
                        yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3515"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                        yield environment.put((environment.getattr(l_2_e, 'title')))
                        yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1701"/><w:shd w:val="clear" w:color="auto" w:fill="'
                        yield environment.put((environment.getattr(environment.getitem(environment.getattr(l_2_e, 'group_ratings'), 0), 'fill')))
                        yield '"/></w:tcPr>'
                        if environment.getattr(environment.getitem(environment.getattr(l_2_e, 'group_ratings'), 0), 'light'):
                            pass
                            yield '<w:p><w:pPr><w:pStyle w:val="RatingOnDark"/></w:pPr><w:r><w:t xml:space="preserve">'
                            yield environment.put((environment.getattr(environment.getitem(environment.getattr(l_2_e, 'group_ratings'), 0), 'label')))
                            yield '</w:t></w:r></w:p>'
                        else:
                            pass
                            yield '<w:p><w:pPr><w:pStyle w:val="RatingOnLight"/></w:pPr><w:r><w:t xml:space="preserve">'
                            yield environment.put((environment.getattr(environment.getitem(environment.getattr(l_2_e, 'group_ratings'), 0), 'label')))
                            yield '</w:t></w:r></w:p>'
                        yield '</w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1701"/><w:shd w:val="clear" w:color="auto" w:fill="'
                        yield environment.put((environment.getattr(environment.getitem(environment.getattr(l_2_e, 'group_ratings'), 1), 'fill')))
                        yield '"/></w:tcPr>'
                        if environment.getattr(environment.getitem(environment.getattr(l_2_e, 'group_ratings'), 1), 'light'):
                            pass
                            yield '<w:p><w:pPr><w:pStyle w:val="RatingOnDark"/></w:pPr><w:r><w:t xml:space="preserve">'
                            yield environment.put((environment.getattr(environment.getitem(environment.getattr(l_2_e, 'group_ratings'), 1), 'label')))
                            yield '</w:t></w:r></w:p>'
                        else:
                            pass
                            yield '<w:p><w:pPr><w:pStyle w:val="RatingOnLight"/></w:pPr><w:r><w:t xml:space="preserve">'
                            yield environment.put((environment.getattr(environment.getitem(environment.getattr(l_2_e, 'group_ratings'), 1), 'label')))
                            yield '</w:t></w:r></w:p>'
                        yield '</w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1701"/><w:shd w:val="clear" w:color="auto" w:fill="'
                        yield environment.put((environment.getattr(environment.getitem(environment.getattr(l_2_e, 'group_ratings'), 2), 'fill')))
                        yield '"/></w:tcPr>'
                        if environment.getattr(environment.getitem(environment.getattr(l_2_e, 'group_ratings'), 2), 'light'):
                            pass
                            yield '<w:p><w:pPr><w:pStyle w:val="RatingOnDark"/></w:pPr><w:r><w:t xml:space="preserve">'
                            yield environment.put((environment.getattr(environment.getitem(environment.getattr(l_2_e, 'group_ratings'), 2), 'label')))
                            yield '</w:t></w:r></w:p>'
                        else:
                            pass
                            yield '<w:p><w:pPr><w:pStyle w:val="RatingOnLight"/></w:pPr><w:r><w:t xml:space="preserve">'
                            yield environment.put((environment.getattr(environment.getitem(environment.getattr(l_2_e, 'group_ratings'), 2), 'label')))
                            yield '</w:t></w:r></w:p>'
                        yield '</w:tc></w:tr>'
                    l_2_e = missing
                l_1_h = missing
                yield '</w:tbl>'
            if ((undefined(name='group_columns') if l_0_group_columns is missing else l_0_group_columns) == 4):
                pass
                yield '<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="9638" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="Ratings by group"/><w:tblDescription w:val="One row for each element and one column for each group, with the rating that the group gave."/></w:tblPr><w:tblGrid><w:gridCol w:w="1021"/><w:gridCol w:w="2041"/><w:gridCol w:w="1644"/><w:gridCol w:w="1644"/><w:gridCol w:w="1644"/><w:gridCol w:w="1644"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1021"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Ref</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2041"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Element</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1644"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getitem((undefined(name='groups') if l_0_groups is missing else l_0_groups), 0)))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1644"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getitem((undefined(name='groups') if l_0_groups is missing else l_0_groups), 1)))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1644"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getitem((undefined(name='groups') if l_0_groups is missing else l_0_groups), 2)))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1644"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getitem((undefined(name='groups') if l_0_groups is missing else l_0_groups), 3)))
                yield '</w:t></w:r></w:p></w:tc></w:tr>'
                for l_1_h in (undefined(name='headings') if l_0_headings is missing else l_0_headings):
                    _loop_vars = {}
                    pass
                    environment.turn(4237)
                    for l_2_e in environment.getattr(l_1_h, 'elements'):
                        _loop_vars = {}
                        pass
                        environment.turn(4237)
                        yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1021"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                        yield environment.put((environment.getattr(l_2_e, 'ref')))
                        yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2041"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                        yield environment.put((environment.getattr(l_2_e, 'title')))
                        yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1644"/><w:shd w:val="clear" w:color="auto" w:fill="'
                        yield environment.put((environment.getattr(environment.getitem(environment.getattr(l_2_e, 'group_ratings'), 0), 'fill')))
                        yield '"/></w:tcPr>'
                        if environment.getattr(environment.getitem(environment.getattr(l_2_e, 'group_ratings'), 0), 'light'):
                            pass
                            yield '<w:p><w:pPr><w:pStyle w:val="RatingOnDark"/></w:pPr><w:r><w:t xml:space="preserve">'
                            yield environment.put((environment.getattr(environment.getitem(environment.getattr(l_2_e, 'group_ratings'), 0), 'label')))
                            yield '</w:t></w:r></w:p>'
                        else:
                            pass
                            yield '<w:p><w:pPr><w:pStyle w:val="RatingOnLight"/></w:pPr><w:r><w:t xml:space="preserve">'
                            yield environment.put((environment.getattr(environment.getitem(environment.getattr(l_2_e, 'group_ratings'), 0), 'label')))
                            yield '</w:t></w:r></w:p>'
                        yield '</w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1644"/><w:shd w:val="clear" w:color="auto" w:fill="'
                        yield environment.put((environment.getattr(environment.getitem(environment.getattr(l_2_e, 'group_ratings'), 1), 'fill')))
                        yield '"/></w:tcPr>'
                        if environment.getattr(environment.getitem(environment.getattr(l_2_e, 'group_ratings'), 1), 'light'):
                            pass
                            yield '<w:p><w:pPr><w:pStyle w:val="RatingOnDark"/></w:pPr><w:r><w:t xml:space="preserve">'
                            yield environment.put((environment.getattr(environment.getitem(environment.getattr(l_2_e, 'group_ratings'), 1), 'label')))
                            yield '</w:t></w:r></w:p>'
                        else:
                            pass
                            yield '<w:p><w:pPr><w:pStyle w:val="RatingOnLight"/></w:pPr><w:r><w:t xml:space="preserve">'
                            yield environment.put((environment.getattr(environment.getitem(environment.getattr(l_2_e, 'group_ratings'), 1), 'label')))
                            yield '</w:t></w:r></w:p>'
                        yield '</w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1644"/><w:shd w:val="clear" w:color="auto" w:fill="'
                        yield environment.put((environment.getattr(environment.getitem(environment.getattr(l_2_e, 'group_ratings'), 2), 'fill')))
                        yield '"/></w:tcPr>'
                        if environment.getattr(environment.getitem(environment.getattr(l_2_e, 'group_ratings'), 2), 'light'):
                            pass
                            yield '<w:p><w:pPr><w:pStyle w:val="RatingOnDark"/></w:pPr><w:r><w:t xml:space="preserve">'
                            yield environment.put((environment.getattr(environment.getitem(environment.getattr(l_2_e, 'group_ratings'), 2), 'label')))
                            yield '</w:t></w:r></w:p>'
                        else:
                            pass
                            yield '<w:p><w:pPr><w:pStyle w:val="RatingOnLight"/></w:pPr><w:r><w:t xml:space="preserve">'
                            yield environment.put((environment.getattr(environment.getitem(environment.getattr(l_2_e, 'group_ratings'), 2), 'label')))
                            yield '</w:t></w:r></w:p>'
                        yield '</w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1644"/><w:shd w:val="clear" w:color="auto" w:fill="'
                        yield environment.put((environment.getattr(environment.getitem(environment.getattr(l_2_e, 'group_ratings'), 3), 'fill')))
                        yield '"/></w:tcPr>'
                        if environment.getattr(environment.getitem(environment.getattr(l_2_e, 'group_ratings'), 3), 'light'):
                            pass
                            yield '<w:p><w:pPr><w:pStyle w:val="RatingOnDark"/></w:pPr><w:r><w:t xml:space="preserve">'
                            yield environment.put((environment.getattr(environment.getitem(environment.getattr(l_2_e, 'group_ratings'), 3), 'label')))
                            yield '</w:t></w:r></w:p>'
                        else:
                            pass
                            yield '<w:p><w:pPr><w:pStyle w:val="RatingOnLight"/></w:pPr><w:r><w:t xml:space="preserve">'
                            yield environment.put((environment.getattr(environment.getitem(environment.getattr(l_2_e, 'group_ratings'), 3), 'label')))
                            yield '</w:t></w:r></w:p>'
                        yield '</w:tc></w:tr>'
                    l_2_e = missing
                l_1_h = missing
                yield '</w:tbl>'
            if (t_1((undefined(name='groups') if l_0_groups is missing else l_0_groups)) > 4):
                pass
                yield '<w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((t_1((undefined(name='groups') if l_0_groups is missing else l_0_groups))))
                yield ' groups or people rated separately. For each element, the ratings given, weakest first, and who gave them.</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="9639" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="Who gave which rating"/><w:tblDescription w:val="One row for each element, with the ratings given, weakest first, and who gave each."/></w:tblPr><w:tblGrid><w:gridCol w:w="1077"/><w:gridCol w:w="2608"/><w:gridCol w:w="5954"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1077"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Ref</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2608"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Element</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5954"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Who gave which rating</w:t></w:r></w:p></w:tc></w:tr>'
                for l_1_h in (undefined(name='headings') if l_0_headings is missing else l_0_headings):
                    _loop_vars = {}
                    pass
                    environment.turn(1464)
                    for l_2_e in environment.getattr(l_1_h, 'elements'):
                        _loop_vars = {}
                        pass
                        environment.turn(1464)
                        yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1077"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                        yield environment.put((environment.getattr(l_2_e, 'ref')))
                        yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2608"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                        yield environment.put((environment.getattr(l_2_e, 'title')))
                        yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="5954"/></w:tcPr>'
                        for l_3_g in environment.getattr(l_2_e, 'ratings_given'):
                            _loop_vars = {}
                            pass
                            environment.turn(504)
                            yield '<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Label"/></w:rPr><w:t xml:space="preserve">'
                            yield environment.put((environment.getattr(l_3_g, 'label')))
                            yield ':</w:t></w:r><w:r><w:t xml:space="preserve"> '
                            yield environment.put((environment.getattr(l_3_g, 'who')))
                            yield '</w:t></w:r></w:p>'
                        l_3_g = missing
                        if (not environment.getattr(l_2_e, 'ratings_given')):
                            pass
                            yield '<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t>Not rated</w:t></w:r></w:p>'
                        yield '</w:tc></w:tr>'
                    l_2_e = missing
                l_1_h = missing
                yield '</w:tbl>'
        yield '<w:p><w:pPr><w:pStyle w:val="Heading2"/><w:pageBreakBefore/><w:spacing w:before="0"/></w:pPr><w:r><w:t>Strengths</w:t></w:r></w:p>'
        if (undefined(name='strengths') if l_0_strengths is missing else l_0_strengths):
            pass
            yield '<w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:t>Elements in the stronger half of the scale, strongest first, with the reason behind the rating that stands, in brief.</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="9640" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="Strengths"/><w:tblDescription w:val="One row for each element: its reference, title and heading, the rating that stands, and the reason given, with who gave it and where."/></w:tblPr><w:tblGrid><w:gridCol w:w="1021"/><w:gridCol w:w="2098"/><w:gridCol w:w="1588"/><w:gridCol w:w="4933"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1021"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Ref</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2098"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Element</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1588"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Rating</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="4933"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Why</w:t></w:r></w:p></w:tc></w:tr>'
            for l_1_e in (undefined(name='strengths') if l_0_strengths is missing else l_0_strengths):
                _loop_vars = {}
                pass
                environment.turn(2636)
                yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1021"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_e, 'ref')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2098"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_e, 'title')))
                yield '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="TableSource"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_e, 'heading')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1588"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve"></w:t></w:r>'
                yield environment.put((environment.getattr(environment.getattr(l_1_e, 'rating'), 'mark')))
                yield '<w:r><w:t xml:space="preserve"></w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="4933"/></w:tcPr>'
                for l_2_r in environment.getattr(l_1_e, 'reasons'):
                    _loop_vars = {}
                    pass
                    environment.turn(782)
                    yield '<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield environment.put((environment.getattr(l_2_r, 'brief')))
                    yield '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="TableSource"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield environment.put((environment.getattr(l_2_r, 'who')))
                    yield ' · '
                    yield environment.put((environment.getattr(l_2_r, 'ref')))
                    yield ' in '
                    yield environment.put((environment.getattr(l_2_r, 'file')))
                    yield '</w:t></w:r></w:p>'
                l_2_r = missing
                if (not environment.getattr(l_1_e, 'reasons')):
                    pass
                    yield '<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t>Not recorded</w:t></w:r></w:p>'
                if environment.getattr(l_1_e, 'more_reasons'):
                    pass
                    yield '<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield environment.put((environment.getattr(l_1_e, 'more_reasons')))
                    yield ' more in the evidence, heading by heading.</w:t></w:r></w:p>'
                yield '</w:tc></w:tr>'
            l_1_e = missing
            yield '</w:tbl>'
        else:
            pass
            yield '<w:p><w:pPr/><w:r><w:t>No element is rated in the stronger half of the scale.</w:t></w:r></w:p>'
        yield '<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>Areas for improvement</w:t></w:r></w:p>'
        if (undefined(name='areas') if l_0_areas is missing else l_0_areas):
            pass
            yield '<w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:t>Elements in the weaker half of the scale, weakest first, with the reason in brief. Each needs a priority in the development plan, or a reason to leave it for now.</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="9640" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="Areas for improvement"/><w:tblDescription w:val="One row for each element: its reference, title and heading, the rating that stands, and the reason given, with who gave it and where."/></w:tblPr><w:tblGrid><w:gridCol w:w="1021"/><w:gridCol w:w="2098"/><w:gridCol w:w="1588"/><w:gridCol w:w="4933"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1021"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Ref</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2098"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Element</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1588"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Rating</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="4933"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Why</w:t></w:r></w:p></w:tc></w:tr>'
            for l_1_e in (undefined(name='areas') if l_0_areas is missing else l_0_areas):
                _loop_vars = {}
                pass
                environment.turn(2636)
                yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1021"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_e, 'ref')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2098"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_e, 'title')))
                yield '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="TableSource"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_e, 'heading')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1588"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve"></w:t></w:r>'
                yield environment.put((environment.getattr(environment.getattr(l_1_e, 'rating'), 'mark')))
                yield '<w:r><w:t xml:space="preserve"></w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="4933"/></w:tcPr>'
                for l_2_r in environment.getattr(l_1_e, 'reasons'):
                    _loop_vars = {}
                    pass
                    environment.turn(782)
                    yield '<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield environment.put((environment.getattr(l_2_r, 'brief')))
                    yield '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="TableSource"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield environment.put((environment.getattr(l_2_r, 'who')))
                    yield ' · '
                    yield environment.put((environment.getattr(l_2_r, 'ref')))
                    yield ' in '
                    yield environment.put((environment.getattr(l_2_r, 'file')))
                    yield '</w:t></w:r></w:p>'
                l_2_r = missing
                if (not environment.getattr(l_1_e, 'reasons')):
                    pass
                    yield '<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t>Not recorded</w:t></w:r></w:p>'
                if environment.getattr(l_1_e, 'more_reasons'):
                    pass
                    yield '<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield environment.put((environment.getattr(l_1_e, 'more_reasons')))
                    yield ' more in the evidence, heading by heading.</w:t></w:r></w:p>'
                yield '</w:tc></w:tr>'
            l_1_e = missing
            yield '</w:tbl>'
        else:
            pass
            yield '<w:p><w:pPr/><w:r><w:t>No element is rated in the weaker half of the scale.</w:t></w:r></w:p>'
        yield '<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>Where groups differ</w:t></w:r></w:p>'
        if (undefined(name='differences') if l_0_differences is missing else l_0_differences):
            pass
            yield '<w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:t>On these elements the groups are two or more steps apart, widest first. A difference is not a mistake: it usually means that people see different parts of the trust. Hear both before settling on a rating.</w:t></w:r></w:p>'
            for l_1_d in (undefined(name='differences') if l_0_differences is missing else l_0_differences):
                _loop_vars = {}
                pass
                environment.turn(5371)
                yield '<w:p><w:pPr><w:pStyle w:val="Heading3"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_d, 'ref')))
                yield ' '
                yield environment.put((environment.getattr(l_1_d, 'title')))
                yield '</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="9640" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="Two views of '
                yield environment.put((environment.getattr(l_1_d, 'ref')))
                yield ' '
                yield environment.put((environment.getattr(l_1_d, 'title')))
                yield '"/><w:tblDescription w:val="The lowest and the highest ratings of this element side by side, with reasons and evidence."/></w:tblPr><w:tblGrid><w:gridCol w:w="4820"/><w:gridCol w:w="4820"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="4820"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t xml:space="preserve">Lower: '
                yield environment.put((environment.getattr(environment.getattr(l_1_d, 'lower'), 'label')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="4820"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t xml:space="preserve">Higher: '
                yield environment.put((environment.getattr(environment.getattr(l_1_d, 'higher'), 'label')))
                yield '</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="4820"/></w:tcPr>'
                for l_2_v in environment.getattr(l_1_d, 'lower_views'):
                    _loop_vars = {}
                    pass
                    environment.turn(1197)
                    yield '<w:p><w:pPr><w:pStyle w:val="TableLabel"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield environment.put((environment.getattr(l_2_v, 'who')))
                    yield '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield environment.put((environment.getattr(l_2_v, 'rationale_brief')))
                    yield '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Label"/></w:rPr><w:t xml:space="preserve">Evidence:</w:t></w:r><w:r><w:t xml:space="preserve"> '
                    yield environment.put((environment.getattr(l_2_v, 'evidence_brief')))
                    yield '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="TableSource"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield environment.put((environment.getattr(l_2_v, 'ref')))
                    yield ' in '
                    yield environment.put((environment.getattr(l_2_v, 'file')))
                    yield '</w:t></w:r></w:p>'
                l_2_v = missing
                yield '</w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="4820"/></w:tcPr>'
                for l_2_v in environment.getattr(l_1_d, 'higher_views'):
                    _loop_vars = {}
                    pass
                    environment.turn(1197)
                    yield '<w:p><w:pPr><w:pStyle w:val="TableLabel"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield environment.put((environment.getattr(l_2_v, 'who')))
                    yield '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield environment.put((environment.getattr(l_2_v, 'rationale_brief')))
                    yield '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Label"/></w:rPr><w:t xml:space="preserve">Evidence:</w:t></w:r><w:r><w:t xml:space="preserve"> '
                    yield environment.put((environment.getattr(l_2_v, 'evidence_brief')))
                    yield '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="TableSource"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield environment.put((environment.getattr(l_2_v, 'ref')))
                    yield ' in '
                    yield environment.put((environment.getattr(l_2_v, 'file')))
                    yield '</w:t></w:r></w:p>'
                l_2_v = missing
                yield '</w:tc></w:tr></w:tbl>'
                if environment.getattr(l_1_d, 'agreed'):
                    pass
                    yield '<w:p><w:pPr><w:spacing w:before="160"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Label"/></w:rPr><w:t xml:space="preserve">Since then:</w:t></w:r><w:r><w:t xml:space="preserve"> '
                    yield environment.put((environment.getattr(environment.getattr(l_1_d, 'rating'), 'label')))
                    yield ' was agreed at the diagnostic meeting.</w:t></w:r></w:p>'
                yield '<w:p><w:pPr><w:pStyle w:val="Heading4"/></w:pPr><w:r><w:t>Questions to ask</w:t></w:r></w:p>'
                for l_2_q in environment.getattr(l_1_d, 'questions'):
                    _loop_vars = {}
                    pass
                    environment.turn(292)
                    yield '<w:p><w:pPr><w:pStyle w:val="ListBullet"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield environment.put((l_2_q))
                    yield '</w:t></w:r></w:p>'
                l_2_q = missing
            l_1_d = missing
        else:
            pass
            yield '<w:p><w:pPr/><w:r><w:t xml:space="preserve">'
            if (t_1((undefined(name='groups') if l_0_groups is missing else l_0_groups)) > 1):
                pass
                yield 'No element has group ratings that are two or more steps apart.'
            elif (undefined(name='groups') if l_0_groups is missing else l_0_groups):
                pass
                yield 'Only one group rated, so there is nothing to compare.'
            else:
                pass
                yield 'No groups rated separately, so there is nothing to compare.'
            yield '</w:t></w:r></w:p>'
        yield '<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>Beyond the framework</w:t></w:r></w:p>'
        if (undefined(name='issues') if l_0_issues is missing else l_0_issues):
            pass
            yield '<w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:t>Issues that matter to the trust and that the framework does not ask about.</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="9640" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="Issues beyond the framework"/><w:tblDescription w:val="One row for each issue: its reference, what it is, why it matters with what is known and who raised it, and what happens next."/></w:tblPr><w:tblGrid><w:gridCol w:w="1021"/><w:gridCol w:w="1928"/><w:gridCol w:w="4196"/><w:gridCol w:w="2495"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1021"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Ref</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1928"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Issue</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="4196"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Why it matters, and what is known</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2495"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>What happens next</w:t></w:r></w:p></w:tc></w:tr>'
            for l_1_i in (undefined(name='issues') if l_0_issues is missing else l_0_issues):
                _loop_vars = {}
                pass
                environment.turn(2075)
                yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1021"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_i, 'ref')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1928"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_i, 'issue')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="4196"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_i, 'why')))
                yield '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Label"/></w:rPr><w:t xml:space="preserve">Known so far:</w:t></w:r><w:r><w:t xml:space="preserve"> '
                yield environment.put((environment.getattr(l_1_i, 'known')))
                yield '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="TableSource"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_i, 'who')))
                yield ' · '
                yield environment.put((environment.getattr(l_1_i, 'ref')))
                yield ' in '
                yield environment.put((environment.getattr(l_1_i, 'file')))
                yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2495"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_i, 'next')))
                yield '</w:t></w:r></w:p></w:tc></w:tr>'
            l_1_i = missing
            yield '</w:tbl>'
        else:
            pass
            yield '<w:p><w:pPr/><w:r><w:t>No issue beyond the framework was recorded.</w:t></w:r></w:p>'
        yield '<w:p><w:pPr><w:pStyle w:val="Heading2"/><w:pageBreakBefore/><w:spacing w:before="0"/></w:pPr><w:r><w:t>The evidence, heading by heading</w:t></w:r></w:p><w:p><w:pPr/><w:r><w:t>Everyone’s own words, the agreed view first.</w:t></w:r></w:p>'
        for l_1_h in (undefined(name='headings') if l_0_headings is missing else l_0_headings):
            _loop_vars = {}
            pass
            environment.turn(4220)
            yield '<w:p><w:pPr><w:pStyle w:val="Heading3"/></w:pPr><w:r><w:t xml:space="preserve">'
            yield environment.put((environment.getattr(l_1_h, 'title')))
            yield '</w:t></w:r></w:p><w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
            yield environment.put((environment.getattr(l_1_h, 'about')))
            yield '</w:t></w:r></w:p>'
            for l_2_e in environment.getattr(l_1_h, 'elements'):
                _loop_vars = {}
                pass
                environment.turn(3721)
                yield '<w:p><w:pPr><w:pStyle w:val="Heading4"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_2_e, 'ref')))
                yield ' '
                yield environment.put((environment.getattr(l_2_e, 'title')))
                yield '</w:t></w:r></w:p>'
                if environment.getattr(l_2_e, 'views'):
                    pass
                    yield '<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="9639" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="'
                    yield environment.put((environment.getattr(l_2_e, 'ref')))
                    yield ' '
                    yield environment.put((environment.getattr(l_2_e, 'title')))
                    yield ': ratings, rationale and evidence"/><w:tblDescription w:val="One row for each view, the agreed one first: whose it is, the rating, the rationale and the evidence, and where they are written."/></w:tblPr><w:tblGrid><w:gridCol w:w="1984"/><w:gridCol w:w="1588"/><w:gridCol w:w="6067"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1984"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Whose view</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1588"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Rating</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="6067"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Rationale and evidence</w:t></w:r></w:p></w:tc></w:tr>'
                    for l_3_v in environment.getattr(l_2_e, 'views'):
                        _loop_vars = {}
                        pass
                        environment.turn(1695)
                        yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1984"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                        yield environment.put((environment.getattr(l_3_v, 'who')))
                        yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1588"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve"></w:t></w:r>'
                        yield environment.put((environment.getattr(environment.getattr(l_3_v, 'rating'), 'mark')))
                        yield '<w:r><w:t xml:space="preserve"></w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="6067"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
                        yield environment.put((environment.getattr(l_3_v, 'rationale')))
                        yield '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:rPr><w:rStyle w:val="Label"/></w:rPr><w:t xml:space="preserve">Evidence:</w:t></w:r><w:r><w:t xml:space="preserve"> '
                        yield environment.put((environment.getattr(l_3_v, 'evidence')))
                        yield '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="TableSource"/></w:pPr><w:r><w:t xml:space="preserve">'
                        yield environment.put((environment.getattr(l_3_v, 'ref')))
                        yield ' in '
                        yield environment.put((environment.getattr(l_3_v, 'file')))
                        yield '</w:t></w:r></w:p></w:tc></w:tr>'
                    l_3_v = missing
                    yield '</w:tbl>'
                else:
                    pass
                    yield '<w:p><w:pPr/><w:r><w:t>Nobody rated this element or wrote about it.</w:t></w:r></w:p>'
            l_2_e = missing
        l_1_h = missing
        yield '<w:p><w:pPr><w:pStyle w:val="Heading2"/><w:pageBreakBefore/><w:spacing w:before="0"/></w:pPr><w:r><w:t>What was not answered</w:t></w:r></w:p>'
        if (undefined(name='not_rated') if l_0_not_rated is missing else l_0_not_rated):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="Heading3"/></w:pPr><w:r><w:t>Elements that nobody rated</w:t></w:r></w:p>'
            for l_1_e in (undefined(name='not_rated') if l_0_not_rated is missing else l_0_not_rated):
                _loop_vars = {}
                pass
                environment.turn(552)
                yield '<w:p><w:pPr><w:pStyle w:val="ListBullet"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_e, 'ref')))
                yield ' '
                yield environment.put((environment.getattr(l_1_e, 'title')))
                yield ' ('
                yield environment.put((environment.getattr(l_1_e, 'heading')))
                yield ')</w:t></w:r></w:p>'
            l_1_e = missing
        if (undefined(name='gaps') if l_0_gaps is missing else l_0_gaps):
            pass
            for l_1_g in (undefined(name='gaps') if l_0_gaps is missing else l_0_gaps):
                _loop_vars = {}
                pass
                environment.turn(723)
                yield '<w:p><w:pPr><w:pStyle w:val="Heading3"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((environment.getattr(l_1_g, 'who')))
                yield ' ('
                yield environment.put((environment.getattr(l_1_g, 'file')))
                yield ') left blank</w:t></w:r></w:p>'
                for l_2_item in environment.getattr(l_1_g, 'blanks'):
                    _loop_vars = {}
                    pass
                    environment.turn(292)
                    yield '<w:p><w:pPr><w:pStyle w:val="ListBullet"/></w:pPr><w:r><w:t xml:space="preserve">'
                    yield environment.put((l_2_item))
                    yield '</w:t></w:r></w:p>'
                l_2_item = missing
            l_1_g = missing
        if ((not (undefined(name='not_rated') if l_0_not_rated is missing else l_0_not_rated)) and (not (undefined(name='gaps') if l_0_gaps is missing else l_0_gaps))):
            pass
            yield '<w:p><w:pPr/><w:r><w:t>Every element has a rating, a rationale and evidence in every workbook.</w:t></w:r></w:p>'
        yield '<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>Next steps</w:t></w:r></w:p><w:p><w:pPr/><w:r><w:t>What the board may wish to do with this summary:</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="ListNumber"/></w:pPr><w:r><w:t>Read the heat map together, and say where it surprises you and where it does not.</w:t></w:r></w:p>'
        if (undefined(name='differences') if l_0_differences is missing else l_0_differences):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="ListNumber"/></w:pPr><w:r><w:t>Take the elements on which groups differ first. Ask the questions listed, and record what you learn.</w:t></w:r></w:p>'
        if ((undefined(name='not_rated') if l_0_not_rated is missing else l_0_not_rated) or (undefined(name='gaps') if l_0_gaps is missing else l_0_gaps)):
            pass
            yield '<w:p><w:pPr><w:pStyle w:val="ListNumber"/></w:pPr><w:r><w:t>Look at what was not answered, and decide who will find out and by when.</w:t></w:r></w:p>'
        yield '<w:p><w:pPr><w:pStyle w:val="ListNumber"/></w:pPr><w:r><w:t>Agree which areas for improvement go into the development plan, and which are left for now and why.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="ListNumber"/></w:pPr><w:r><w:t>Ask the mentor where outside support would help most, and what it would take.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="ListNumber"/></w:pPr><w:r><w:t>Set the date of the next review, so that the same questions can be asked again.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Heading2"/><w:keepNext/></w:pPr><w:r><w:t>Who took part</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="9638" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="Who filled in a workbook"/><w:tblDescription w:val="One row for each workbook: the group, the person’s name and role, the date, and the file."/></w:tblPr><w:tblGrid><w:gridCol w:w="2211"/><w:gridCol w:w="2778"/><w:gridCol w:w="2041"/><w:gridCol w:w="2608"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2211"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Group</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2778"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Name and role</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2041"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Date</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2608"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Workbook</w:t></w:r></w:p></w:tc></w:tr>'
        for l_1_r in (undefined(name='respondents') if l_0_respondents is missing else l_0_respondents):
            _loop_vars = {}
            pass
            environment.turn(1489)
            yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2211"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
            yield environment.put((environment.getattr(l_1_r, 'group')))
            yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2778"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
            yield environment.put((environment.getattr(l_1_r, 'name')))
            yield '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="TableSource"/></w:pPr><w:r><w:t xml:space="preserve">'
            yield environment.put((environment.getattr(l_1_r, 'role')))
            yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2041"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
            yield environment.put((environment.getattr(l_1_r, 'date')))
            yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2608"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
            yield environment.put((environment.getattr(l_1_r, 'file')))
            yield '</w:t></w:r></w:p></w:tc></w:tr>'
        l_1_r = missing
        yield '</w:tbl><w:p><w:pPr><w:pStyle w:val="Heading3"/></w:pPr><w:r><w:t>People at the diagnostic meeting</w:t></w:r></w:p><w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">Date of the meeting: '
        yield environment.put((environment.getattr((undefined(name='meeting') if l_0_meeting is missing else l_0_meeting), 'date')))
        yield '</w:t></w:r></w:p>'
        if environment.getattr((undefined(name='meeting') if l_0_meeting is missing else l_0_meeting), 'people'):
            pass
            for l_1_person in environment.getattr((undefined(name='meeting') if l_0_meeting is missing else l_0_meeting), 'people'):
                _loop_vars = {}
                pass
                environment.turn(292)
                yield '<w:p><w:pPr><w:pStyle w:val="ListBullet"/></w:pPr><w:r><w:t xml:space="preserve">'
                yield environment.put((l_1_person))
                yield '</w:t></w:r></w:p>'
            l_1_person = missing
        else:
            pass
            yield '<w:p><w:pPr/><w:r><w:t>Not recorded</w:t></w:r></w:p>'
        yield '<w:p><w:pPr><w:pStyle w:val="Heading3"/><w:keepNext/></w:pPr><w:r><w:t>About the trust</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblStyle w:val="FactsTable"/><w:tblW w:w="9638" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="About the trust"/><w:tblDescription w:val="Facts about the trust, as its workbooks give them."/></w:tblPr><w:tblGrid><w:gridCol w:w="3118"/><w:gridCol w:w="6520"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3118"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="FactsHeading"/></w:pPr><w:r><w:t>What</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="6520"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="FactsHeading"/></w:pPr><w:r><w:t>Answer</w:t></w:r></w:p></w:tc></w:tr>'
        for l_1_f in (undefined(name='facts') if l_0_facts is missing else l_0_facts):
            _loop_vars = {}
            pass
            environment.turn(686)
            yield '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="3118"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableLabel"/></w:pPr><w:r><w:t xml:space="preserve">'
            yield environment.put((environment.getattr(l_1_f, 'label')))
            yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="6520"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">'
            yield environment.put((environment.getattr(l_1_f, 'value')))
            yield '</w:t></w:r></w:p></w:tc></w:tr>'
        l_1_f = missing
        yield '</w:tbl><w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>Sources</w:t></w:r></w:p><w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:t>Every statement above stands with its reference and the workbook it was written in. Questions about a statement can be put to the person who wrote it.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Source"/><w:keepNext/><w:keepLines/></w:pPr><w:r><w:t xml:space="preserve">'
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
        for l_1_s in environment.getattr((undefined(name='movement') if l_0_movement is missing else l_0_movement), 'sources'):
            _loop_vars = {}
            pass
            environment.turn(1813)
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
            yield ' ('
            yield environment.put((environment.getattr((undefined(name='movement') if l_0_movement is missing else l_0_movement), 'since')))
            yield ')</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="2041"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
            yield environment.put((environment.getattr(l_1_s, 'date')))
            yield '</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="1701"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">'
            yield environment.put((environment.getattr(l_1_s, 'fingerprint')))
            yield '</w:t></w:r></w:p></w:tc></w:tr>'
        l_1_s = missing
        yield '</w:tbl><w:p><w:pPr><w:pStyle w:val="Source"/><w:spacing w:before="160"/></w:pPr><w:r><w:t xml:space="preserve">Made with matsheets '
        yield environment.put(((undefined(name='version') if l_0_version is missing else l_0_version)))
        yield '. Document date: '
        yield environment.put(((undefined(name='made_on') if l_0_made_on is missing else l_0_made_on)))
        yield '.</w:t></w:r></w:p><w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:footerReference w:type="default" r:id="rId6"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1134" w:bottom="1247" w:left="1134" w:header="624" w:footer="567" w:gutter="0"/><w:cols w:space="708"/><w:titlePg/></w:sectPr></w:body></w:document>'

    blocks = {}
    debug_info = '1=44'
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
        l_0_trust = resolve('trust')
        l_0_draft = resolve('draft')
        pass
        yield '<w:hdr xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:mo="http://schemas.microsoft.com/office/mac/office/2008/main" xmlns:mv="urn:schemas-microsoft-com:mac:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w10="urn:schemas-microsoft-com:office:word" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wne="http://schemas.microsoft.com/office/word/2006/wordml" xmlns:wp14="http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:wpc="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas" xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" xmlns:wpi="http://schemas.microsoft.com/office/word/2010/wordprocessingInk" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" mc:Ignorable="w14 wp14"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:t xml:space="preserve">'
        yield environment.put(((undefined(name='trust') if l_0_trust is missing else l_0_trust)))
        yield ' · Diagnostic summary</w:t><w:tab/></w:r><w:r><w:rPr><w:rStyle w:val="DraftMark"/></w:rPr><w:t xml:space="preserve">'
        if (undefined(name='draft') if l_0_draft is missing else l_0_draft):
            pass
            yield 'DRAFT'
        yield '</w:t></w:r></w:p></w:hdr>'

    blocks = {}
    debug_info = '1=14'
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
        l_0_by_heading = resolve('by_heading')
        pass
        yield '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:date1904 val="0"/><c:lang val="en-GB"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0.3"/><c:y val="0.1"/><c:w val="0.69"/><c:h val="0.88"/></c:manualLayout></c:layout><c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/><c:varyColors val="0"/>\x1c\nHeading\n\x1d0\n\x1f\n'
        for l_1_r in environment.getattr((undefined(name='by_heading') if l_0_by_heading is missing else l_0_by_heading), 'ratings'):
            _loop_vars = {}
            pass
            environment.turn(1226)
            yield '\n'
            yield environment.put((environment.getattr(l_1_r, 'label')))
            yield '\n\x1d2\n\x1d0\x1d<c:ser><c:idx val="\x10"/><c:order val="\x10"/><c:tx>\x11</c:tx><c:spPr><a:solidFill><a:srgbClr val="\x14'
            yield environment.put((environment.getattr(l_1_r, 'fill')))
            yield '\x14"/></a:solidFill><a:ln w="9525"><a:solidFill><a:srgbClr val="595959"/></a:solidFill></a:ln></c:spPr><c:invertIfNegative val="0"/><c:dLbls><c:numFmt formatCode="0&quot;'
            yield environment.put((environment.getattr(l_1_r, 'beside')))
            yield '&quot;;;;" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1050" b="1"><a:solidFill><a:srgbClr val="\x15"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr><c:dLblPos val="ctr"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls><c:cat>\x12</c:cat><c:val>\x13</c:val></c:ser>\n\x1f\n'
        l_1_r = missing
        yield '\n\x1e\n'
        for l_1_h in environment.getattr((undefined(name='by_heading') if l_0_by_heading is missing else l_0_by_heading), 'headings'):
            _loop_vars = {}
            pass
            environment.turn(460)
            yield '\n'
            yield environment.put((environment.getattr(l_1_h, 'title')))
            yield '\n\x1f\n'
            for l_2_n in environment.getattr(l_1_h, 'counts'):
                _loop_vars = {}
                pass
                environment.turn(197)
                yield '\n'
                yield environment.put((l_2_n))
                yield '\n\x1f\n'
            l_2_n = missing
            yield '\n\x1e\n'
        l_1_h = missing
        yield '\n\x1c<?series 0?><c:gapWidth val="45"/><c:overlap val="100"/><c:axId val="1001"/><c:axId val="1002"/></c:barChart><c:catAx><c:axId val="1001"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="51646B"/></a:solidFill></a:ln></c:spPr><c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1100" b="0"><a:solidFill><a:srgbClr val="1E2B30"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr><c:crossAx val="1002"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx><c:valAx><c:axId val="1002"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="1"/><c:axPos val="t"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="none"/><c:crossAx val="1001"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea><c:legend><c:legendPos val="t"/><c:overlay val="0"/><c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1100" b="0"><a:solidFill><a:srgbClr val="1E2B30"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr></c:legend><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1100" b="0"><a:solidFill><a:srgbClr val="1E2B30"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr><c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'

    blocks = {}
    debug_info = '5=13&6=18&8=20&12=26&13=31&15=33&16=38'
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
        l_0_movement = resolve('movement')
        pass
        yield '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:date1904 val="0"/><c:lang val="en-GB"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0.3"/><c:y val="0.1"/><c:w val="0.69"/><c:h val="0.88"/></c:manualLayout></c:layout><c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/><c:varyColors val="0"/>\x1c\nHeading\n\x1d0\n\x1f\n'
        for l_1_m in environment.getattr((undefined(name='movement') if l_0_movement is missing else l_0_movement), 'moves'):
            _loop_vars = {}
            pass
            environment.turn(1226)
            yield '\n'
            yield environment.put((environment.getattr(l_1_m, 'label')))
            yield '\n\x1d2\n\x1d0\x1d<c:ser><c:idx val="\x10"/><c:order val="\x10"/><c:tx>\x11</c:tx><c:spPr><a:solidFill><a:srgbClr val="\x14'
            yield environment.put((environment.getattr(l_1_m, 'fill')))
            yield '\x14"/></a:solidFill><a:ln w="9525"><a:solidFill><a:srgbClr val="595959"/></a:solidFill></a:ln></c:spPr><c:invertIfNegative val="0"/><c:dLbls><c:numFmt formatCode="0&quot;'
            yield environment.put((environment.getattr(l_1_m, 'beside')))
            yield '&quot;;;;" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1050" b="1"><a:solidFill><a:srgbClr val="\x15"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr><c:dLblPos val="ctr"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls><c:cat>\x12</c:cat><c:val>\x13</c:val></c:ser>\n\x1f\n'
        l_1_m = missing
        yield '\n\x1e\n'
        for l_1_h in environment.getattr((undefined(name='movement') if l_0_movement is missing else l_0_movement), 'headings'):
            _loop_vars = {}
            pass
            environment.turn(460)
            yield '\n'
            yield environment.put((environment.getattr(l_1_h, 'title')))
            yield '\n\x1f\n'
            for l_2_n in environment.getattr(l_1_h, 'counts'):
                _loop_vars = {}
                pass
                environment.turn(197)
                yield '\n'
                yield environment.put((l_2_n))
                yield '\n\x1f\n'
            l_2_n = missing
            yield '\n\x1e\n'
        l_1_h = missing
        yield '\n\x1c<?series 0?><c:gapWidth val="45"/><c:overlap val="100"/><c:axId val="1001"/><c:axId val="1002"/></c:barChart><c:catAx><c:axId val="1001"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="51646B"/></a:solidFill></a:ln></c:spPr><c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1100" b="0"><a:solidFill><a:srgbClr val="1E2B30"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr><c:crossAx val="1002"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx><c:valAx><c:axId val="1002"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="1"/><c:axPos val="t"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="none"/><c:crossAx val="1001"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea><c:legend><c:legendPos val="t"/><c:overlay val="0"/><c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1100" b="0"><a:solidFill><a:srgbClr val="1E2B30"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr></c:legend><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1100" b="0"><a:solidFill><a:srgbClr val="1E2B30"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr><c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'

    blocks = {}
    debug_info = '5=13&6=18&8=20&12=26&13=31&15=33&16=38'
    return locals()


PARTS = (
    ('docProps/core.xml', part_0, {'source': '', 'grows': False, 'pictures': False, 'nested': False, 'unsupported': ()}, {'trust': 1}),
    ('word/document.xml', part_1, {'source': '', 'grows': False, 'pictures': True, 'nested': False, 'unsupported': ()}, {'trust': 2, 'round': 5, 'reviewed_on': 6, 'meeting': 7, 'framework': 8, 'draft': 9, 'missing': 20, 'rated': 25, 'elements': 25, 'groups': 25, 'headings': 30, 'scale': 51, 'counts': 55, 'by_heading': 62, 'movement': 71, 'group_columns': 89, 'strengths': 138, 'areas': 153, 'differences': 168, 'issues': 185, 'not_rated': 212, 'gaps': 214, 'respondents': 230, 'facts': 242, 'sources': 251, 'version': 262, 'made_on': 262}),
    ('word/footer1.xml', part_2, {'source': '', 'grows': False, 'pictures': False, 'nested': False, 'unsupported': ()}, {'made_on': 2}),
    ('word/header1.xml', part_3, {'source': '', 'grows': False, 'pictures': False, 'nested': False, 'unsupported': ()}, {'trust': 2, 'draft': 2}),
)
CHARTS = (
    ({'name': 'word/charts/chart1.xml', 'label': 'chart 1', 'book': 'word/embeddings/chart1.xlsx', 'plan': {'source': '', 'sheet': 'Figures', 'formula': 'Figures!', 'categories': 0, 'prefix': 'c:'}, 'owners': (('word/document.xml', 'rId7'),), 'along': ('word/embeddings/chart1.xlsx', 'word/charts/_rels/chart1.xml.rels', 'word/embeddings/chart1.xlsx'), 'mentions': (('[Content_Types].xml', b'<Override PartName="/word/charts/chart1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>'), ('word/_rels/document.xml.rels', b'<Relationship Id="rId7" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart" Target="charts/chart1.xml"/>')), 'prepared': {'source': '', 'grows': False, 'pictures': False, 'nested': False, 'unsupported': ()}}, part_4, {'source': '', 'grows': False, 'pictures': False, 'nested': False, 'unsupported': ()}, {'by_heading': 5}),
    ({'name': 'word/charts/chart2.xml', 'label': 'chart 2', 'book': 'word/embeddings/chart2.xlsx', 'plan': {'source': '', 'sheet': 'Figures', 'formula': 'Figures!', 'categories': 0, 'prefix': 'c:'}, 'owners': (('word/document.xml', 'rId8'),), 'along': ('word/embeddings/chart2.xlsx', 'word/charts/_rels/chart2.xml.rels', 'word/embeddings/chart2.xlsx'), 'mentions': (('[Content_Types].xml', b'<Override PartName="/word/charts/chart2.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>'), ('word/_rels/document.xml.rels', b'<Relationship Id="rId8" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart" Target="charts/chart2.xml"/>')), 'prepared': {'source': '', 'grows': False, 'pictures': False, 'nested': False, 'unsupported': ()}}, part_5, {'source': '', 'grows': False, 'pictures': False, 'nested': False, 'unsupported': ()}, {'movement': 5}),
)
HOME = ('docProps/custom.xml', b'', {'[Content_Types].xml': b'<?xml version=\'1.0\' encoding=\'UTF-8\' standalone=\'yes\'?>\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/word/charts/chart1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/><Override PartName="/word/charts/chart2.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/><Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/><Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>', '_rels/.rels': b'<?xml version=\'1.0\' encoding=\'UTF-8\' standalone=\'yes\'?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties" Target="docProps/app.xml"/><Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties" Target="docProps/custom.xml"/></Relationships>'})
