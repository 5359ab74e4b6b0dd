"""Every promise about bad input, and the tests that prove it.

The rows are those of FAULTS.md, in our own words. A row whose test goes away, or changes its name, fails here.
"""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

TESTS = Path(__file__).parent

#: By row: what is promised, and the tests that prove it.
ROWS: dict[int, tuple[str, list[str]]] = {
    1: ("an empty file is told as empty", ["faults/test_unusable.py::test_an_unusable_file_is_named_with_what_to_do",
        "workbook/read/test_xlsx.py::test_no_package"]),
    2: ("a file cut short or changed on the way is damaged", ["faults/test_unusable.py::test_an_unusable_file_is_named_with_what_to_do",
        "workbook/read/test_xlsx.py::test_every_truncation", "workbook/read/test_xlsx.py::test_bad_checksum", "workbook/read/test_xlsx.py::test_broken_parts"]),
    3: ("a password-protected file says how to clear it", ["faults/test_unusable.py::test_an_unusable_file_is_named_with_what_to_do"]),
    4: ("an old .xls is told whatever it is called", ["faults/test_unusable.py::test_an_unusable_file_is_named_with_what_to_do"]),
    5: ("an .ods says how to save it", ["faults/test_unusable.py::test_an_unusable_file_is_named_with_what_to_do",
        "workbook/read/test_xlsx.py::test_other_packages"]),
    6: ("any other kind is named for what it is", ["faults/test_unusable.py::test_an_unusable_file_is_named_with_what_to_do",
        "workbook/read/test_xlsx.py::test_no_package", "workbook/read/test_xlsx.py::test_other_packages"]),
    7: ("macros are a warning", ["faults/test_structure.py::test_macros_are_told_and_the_answers_read",
        "workbook/read/test_xlsx.py::test_macros"]),
    8: ("Strict Open XML is read", ["faults/test_structure.py::test_strict_open_xml_is_read_like_any_other",
        "workbook/read/test_xlsx.py::test_strict"]),
    9: ("a Word document is no workbook", ["faults/test_unusable.py::test_an_unusable_file_is_named_with_what_to_do"]),
    10: ("another workbook is not ours", ["faults/test_unusable.py::test_an_unusable_file_is_named_with_what_to_do",
        "workbook/read/test_reader.py::TestRefusing::test_a_workbook_without_refs_is_not_ours"]),
    11: ("lock files are passed over with a warning", ["faults/test_together.py::test_a_lock_file_in_a_folder_is_a_warning",
        "faults/test_unusable.py::test_lock_files_are_passed_over_even_when_named",
        "faults/test_folders.py::test_a_lock_without_its_workbook_is_named",
        "cli/test_cli.py::TestCheck::test_lock_files_are_noted_and_passed_over"]),
    12: ("bombs are refused in 2 seconds and 100 MB", ["faults/test_unusable.py::test_an_unusable_file_is_named_with_what_to_do",
        "workbook/read/test_xlsx.py::test_bombs", "workbook/read/test_xlsx.py::test_total_unpacked", "workbook/read/test_xlsx.py::test_many_names",
        "workbook/read/test_xlsx.py::test_lying_sizes", "workbook/read/test_xlsx.py::test_limits_of_the_file",
        "faults/test_unusable.py::test_more_rows_than_any_questionnaire_are_refused"]),
    13: ("a DTD is refused", ["faults/test_unusable.py::test_an_unusable_file_is_named_with_what_to_do", "workbook/read/test_xlsx.py::test_dtd",
        "faults/test_damage.py::test_a_doctype_is_refused_in_any_part"]),
    14: ("a merge or link over everything costs nothing", ["faults/test_structure.py::test_a_merge_over_everything_names_what_to_unmerge",
        "faults/test_structure.py::test_a_merge_or_link_beside_the_answers_costs_nothing",
        "workbook/read/test_xlsx.py::test_merge_over_a_whole_sheet", "faults/test_attached.py::test_a_link_over_a_whole_column_is_no_answers_own",
        "faults/test_attached.py::test_links_by_the_thousand_end_in_good_time"]),
    15: ("far cells and wrong dimensions change no answer", ["faults/test_structure.py::test_a_wrong_dimension_and_a_far_cell_change_no_answer",
        "workbook/read/test_xlsx.py::test_far_cells"]),
    16: ("doubled and climbing parts are refused", ["faults/test_unusable.py::test_an_unusable_file_is_named_with_what_to_do",
        "workbook/read/test_xlsx.py::test_other_packages"]),
    17: ("newer workbooks are refused, older ones read", ["faults/test_unusable.py::test_a_newer_workbook_asks_for_an_upgrade",
        "checks/test_check_identity.py::test_an_older_workbook_is_read_with_a_warning",
        "checks/test_check_structure.py::test_an_older_workbook_lacks_nothing",
        "workbook/repair/test_repair.py::TestSoundWorkbooks::test_brings_an_older_workbook_to_the_present_version"]),
    18: ("a workbook given twice is counted once", ["faults/test_together.py::test_a_workbook_given_twice_is_named_and_counted_once",
        "checks/test_check_across.py::test_a_copy_saved_again_is_still_a_copy",
        "checks/test_check_across.py::test_two_versions_of_one_workbook"]),
    19: ("a renamed tab is only a note", ["faults/test_structure.py::test_a_renamed_tab_is_only_a_note"]),
    20: ("reordered tabs are read", ["faults/test_structure.py::test_reordered_tabs_are_read"]),
    21: ("a deleted tab is named with its Refs", ["faults/test_structure.py::test_what_is_lost_is_named_once_and_the_rest_is_read",
        "checks/test_check_structure.py::test_a_missing_numbered_tab_names_its_range"]),
    22: ("a duplicated tab names both", ["faults/test_structure.py::test_what_is_lost_is_named_once_and_the_rest_is_read",
        "checks/test_check_structure.py::test_a_copied_tab_is_one_problem_and_silences_its_cells",
        "checks/test_check_structure.py::test_a_ref_typed_twice_names_both_rows"]),
    23: ("rows are found by Ref, others named", ["faults/test_structure.py::test_inserted_and_sorted_rows_are_read_and_notes_named",
        "workbook/read/test_edits.py::TestSixteenEdits::test_every_answer_is_right_or_spoken_of"]),
    24: ("a deleted row is named", ["faults/test_structure.py::test_what_is_lost_is_named_once_and_the_rest_is_read"]),
    25: ("columns are found by header", ["faults/test_structure.py::test_what_is_lost_is_named_once_and_the_rest_is_read",
        "workbook/read/test_reader.py::TestFinding::test_columns_are_found_by_header_after_an_insertion"]),
    26: ("without Refs nothing is guessed", ["faults/test_structure.py::test_what_is_lost_is_named_once_and_the_rest_is_read",
        "faults/test_structure.py::test_answers_are_never_guessed_from_their_position"]),
    27: ("a merged answer names what to unmerge", ["faults/test_structure.py::test_what_is_lost_is_named_once_and_the_rest_is_read",
        "checks/test_check_structure.py::test_a_merged_answer_names_its_range"]),
    28: ("hidden answers are read with a warning", ["faults/test_structure.py::test_hidden_answers_are_read_with_a_warning"]),
    29: ("spellings of a rating are accepted", ["faults/test_values.py::test_a_spelling_of_a_rating_is_accepted_with_a_note",
        "model/test_parsing.py::test_spellings_of_amber_red", "test_fuzz.py::TestValues::test_a_bent_spelling_is_never_another_choice"]),
    30: ("what is no rating is never guessed", ["faults/test_values.py::test_what_is_no_rating_is_never_guessed",
        "test_fuzz.py::TestValues::test_a_slip_is_never_another_choice"]),
    31: ("a blank rating is never Green", ["faults/test_values.py::test_a_blank_rating_is_not_green",
        "review/test_combine.py::test_not_rated_is_no_rating", "checks/test_check_review.py::test_a_rating_needs_its_rationale"]),
    32: ("colour alone is no rating", ["faults/test_values.py::test_colour_alone_is_no_rating_and_the_hint_says_so",
        "checks/test_check_review.py::test_a_colour_is_no_rating"]),
    33: ("numbers as text are read or told", ["faults/test_values.py::test_money_as_text_is_read",
        "faults/test_values.py::test_shorthand_for_money_is_an_error", "model/test_parsing.py::test_money_that_is_not_guessed",
        "model/test_parsing.py::test_numbers_that_are_not_guessed"]),
    34: ("dates as text are read day first or told", ["faults/test_values.py::test_a_date_as_text_is_read_day_first_with_a_warning",
        "faults/test_values.py::test_a_date_that_cannot_be_told_is_an_error"]),
    35: ("serial numbers are dates of the workbook's epoch",
        ["faults/test_values.py::test_a_serial_number_without_a_format_is_a_date_with_a_warning",
        "faults/test_values.py::test_days_are_counted_from_1904_where_the_workbook_says_so"]),
    36: ("dates out of order name both cells", ["faults/test_values.py::test_dates_out_of_order_name_both_cells",
        "checks/test_check_partnership.py::test_end_before_start", "checks/test_check_plan.py::test_a_review_in_the_past"]),
    37: ("a formula without a value asks for a save", ["faults/test_values.py::test_a_formula_that_was_never_calculated_asks_for_a_save"]),
    38: ("a formula's error is told and never printed", ["faults/test_values.py::test_a_formula_error_is_never_printed_in_a_document",
        "review/test_combine.py::test_a_formula_error_names_nobody"]),
    39: ("a formula's value is used with a warning", ["faults/test_values.py::test_the_saved_value_of_a_formula_is_used_with_a_warning"]),
    40: ("a link's saved value is used and never followed",
        ["faults/test_values.py::test_the_saved_value_of_a_formula_is_used_with_a_warning", "workbook/read/test_xlsx.py::test_external"]),
    41: ("what looks like a formula stays text", ["faults/test_outputs.py::test_answers_are_printed_as_they_were_typed",
        "faults/test_outputs.py::test_formulas_stay_text_in_tables", "faults/test_outputs.py::test_formulas_do_not_run_from_the_list_of_problems",
        "review/test_table_export.py::test_csv_text_never_runs", "review/test_table_export.py::test_xlsx_text_is_text"]),
    42: ("template tags and XML are printed literally", ["faults/test_outputs.py::test_answers_are_printed_as_they_were_typed",
        "documents/template/test_engine.py::test_an_answer_arrives_as_it_was_typed", "documents/template/test_engine.py::test_answers_are_never_looked_at_twice",
        "documents/contexts/test_sla.py::test_nasty_text_is_printed_as_it_stands"]),
    43: ("characters that cannot be printed go with a warning",
        ["faults/test_values.py::test_characters_that_cannot_be_printed_are_left_out_with_a_warning",
        "faults/test_values.py::test_escaped_line_ends_are_line_ends", "workbook/read/test_xlsx.py::test_escapes"]),
    44: ("long answers are whole, with a warning", ["faults/test_values.py::test_a_very_long_answer_is_whole_and_its_length_is_told",
        "checks/test_check_cells.py::test_text_too_long_for_its_place_is_used_with_a_warning", "review/test_table_export.py::test_a_text_that_no_cell_holds_is_cut_in_sight"]),
    45: ("every script arrives", ["faults/test_outputs.py::test_answers_are_printed_as_they_were_typed",
        "faults/test_outputs.py::test_combining_accents_are_composed_and_nothing_else_changes",
        "faults/test_outputs.py::test_a_document_is_named_safely_within_its_folder"]),
    46: ("names are safe, short and apart", ["faults/test_outputs.py::test_a_document_is_named_safely_within_its_folder",
        "faults/test_outputs.py::test_documents_whose_names_collide_are_both_there", "storage/test_output.py::TestSlug::test_is_a_safe_file_name_on_every_system"]),
    47: ("nothing is replaced without --force", ["faults/test_outputs.py::test_no_command_replaces_a_file_without_force",
        "storage/test_output.py::TestWriteFile::test_does_not_replace_a_file_without_force"]),
    48: ("what cannot be written leaves the old file whole", ["faults/test_outputs.py::test_what_cannot_be_written_leaves_the_old_file_whole",
        "faults/test_outputs.py::test_a_folder_in_place_of_a_file_is_told", "faults/test_outputs.py::test_a_read_only_folder_is_one_line",
        "storage/test_output.py::TestWriteFile::test_says_why_it_failed_and_keeps_the_old_file"]),
    49: ("two runs at once leave whole files", ["storage/test_killed.py::TestAtOnce::test_one_of_several_runs_wins_without_force",
        "storage/test_killed.py::TestAtOnce::test_the_last_of_several_runs_stands_with_force"]),
    50: ("a template's syntax errors and unknown names are named with their paragraph",
        ["documents/template/test_engine.py::test_a_tag_that_cannot_be_understood_is_quoted",
        "documents/template/test_engine.py::test_an_unknown_name_is_named_with_its_paragraph_and_the_nearest",
        "documents/template/test_engine.py::test_an_unknown_part_of_a_value_is_named_with_the_nearest",
        "documents/authoring/test_template_check.py::test_each_fault_is_named", "documents/template/test_error_wording.py::test_a_fault_is_said_in_plain_words",
        "cli/test_templates.py::TestOwnTemplate::test_a_template_with_a_fault_is_named_and_nothing_is_written"]),
    51: ("a template that reaches out or does not end is stopped", ["documents/template/test_attacks.py::test_a_template_reaches_nothing_but_its_values",
        "documents/template/test_attacks.py::test_a_template_without_end_is_stopped", "documents/template/test_attacks.py::test_time_is_counted_too",
        "documents/template/test_unsafe_content.py::test_a_text_that_keeps_opening_brackets_is_refused_in_good_time"]),
    52: ("what is no .docx, or runs or fetches something, is refused", ["documents/template/test_engine.py::test_a_file_that_is_no_word_document_is_refused",
        "documents/template/test_engine.py::test_macros_dtd_and_remote_templates_are_refused", "documents/template/test_unsafe_content.py::test_what_reaches_outside_is_refused",
        "documents/template/test_unsafe_content.py::test_the_check_names_it_too", "documents/template/test_unsafe_content.py::test_a_zip_bomb_is_refused",
        "documents/template/test_unsafe_content.py::test_a_damaged_file_is_a_sentence"]),
    53: ("an empty list prints a sentence and no empty table", ["documents/contexts/test_plan.py::test_an_empty_plan_says_so_in_sentences",
        "documents/contexts/test_summary.py::test_an_empty_review_says_so_in_sentences",
        "documents/authoring/test_template_check.py::test_what_only_shows_when_filled_is_found"]),
    54: ("Ctrl-C and a closed pipe end quietly, with whole files",
        ["faults/test_outputs.py::test_ctrl_c_while_a_file_is_written_leaves_no_part_of_it",
        "faults/test_outputs.py::test_a_real_ctrl_c_ends_a_long_run_with_whole_files",
        "faults/test_outputs.py::test_a_reader_that_stops_reading_is_no_error",
        "storage/test_killed.py::TestKilled::test_a_file_is_whole_at_whatever_moment_its_writer_is_killed"]),
    55: ("everything in a folder that someone may have sent is read or named", [f"faults/test_folders.py::{name}" for name in (
        "test_what_was_sent_and_cannot_be_read_is_named", "test_every_command_goes_by_the_same_rule",
        "test_a_good_workbook_is_read_whatever_its_name", "test_a_workbook_is_read_whose_name_hides_it",
        "test_a_link_to_a_folder_is_named_until_that_folder_is_searched", "test_a_document_under_a_workbooks_name_was_sent_as_one",
        "test_other_documents_beside_the_workbooks_are_named_and_stop_nothing")]),
    56: ("a plan or a partnership alone is read for what it holds, and nobody's view",
        ["cli/test_parts.py::TestAPartAlone::test_a_partnership_beside_reviews",
        "cli/test_parts.py::TestAPartAlone::test_a_plan_beside_reviews",
        "cli/test_parts.py::test_every_template_is_filled_from_every_set_of_parts"]),
    57: ("a fault blocks only the documents that need the answer",
        ["cli/test_parts.py::TestFaultsInOnePart::test_a_fault_blocks_what_needs_the_answer",
        "cli/test_parts.py::TestFaultsInOnePart::test_a_draft_lists_what_it_needs_alone",
        "model/test_material.py::test_the_rows_of_a_part_are_its_material"]),
    58: ("Not rated with a reason is accepted", ["faults/test_values.py::test_not_rated_is_accepted_and_shown_with_its_reason",
        "faults/test_values.py::test_a_groups_blank_blocks_nothing_that_is_agreed",
        "checks/test_check_review.py::test_not_rated_needs_its_reason",
        "documents/contexts/test_summary.py::test_who_does_not_rate_and_why"]),
    59: ("two people of one group who fill in copies of one workbook both count",
        ["model/test_respondents.py::TestVersions::test_two_people_of_one_group_fill_in_copies_of_one_workbook"]),
    60: ("typings of one trust's name are one trust, and near names are named",
        ["model/test_trust_names.py::test_typings_of_one_name_are_equal", "model/test_trust_names.py::test_near_names_are_found",
        "checks/test_check_across.py::test_one_name_in_several_typings_is_one_trust",
        "checks/test_check_across.py::test_names_that_are_nearly_the_same_are_named_with_their_files",
        "workbook/repair/test_merge.py::TestNumberedRows::test_typography_makes_no_other_answer"]),
    61: ("a number is printed as its cell shows it", ["faults/test_shown.py::test_a_number_is_printed_as_it_was_shown",
        "faults/test_shown.py::test_a_formulas_result_is_printed_as_it_was_shown",
        "faults/test_shown.py::test_a_format_beyond_us_is_a_warning_that_quotes_both",
        "workbook/read/test_number_formats.py::test_general_shows_eleven_characters",
        "workbook/read/test_number_formats.py::test_numbers", "workbook/read/test_number_formats.py::test_dates",
        "workbook/read/test_number_formats.py::test_built_in_formats",
        "workbook/read/test_number_formats.py::test_what_is_beyond_us_shows_nothing",
        "workbook/read/test_shown_judges.py::test_libreoffice_shows_the_same",
        "workbook/read/test_shown_judges.py::test_ssf_shows_the_same",
        "checks/test_check_cells.py::test_a_cell_that_shows_less_than_it_holds_is_a_warning"]),
    62: ("a percentage is no number of days, and a euro no pound", ["faults/test_shown.py::test_another_unit_is_a_problem_at_its_cell",
        "checks/test_check_cells.py::test_another_unit_is_not_read_as_the_cells_own"]),
    63: ("a superscript or a footnote's mark is no digit", ["faults/test_typed_digits.py::test_a_mark_beside_a_figure_is_asked_about",
        "faults/test_typed_digits.py::test_a_ref_is_read_as_it_was_typed", "model/test_parsing.py::test_a_mark_is_no_digit"]),
    64: ("the address of a link stands after its text, and repair and merge keep the link",
        ["faults/test_attached.py::test_the_address_of_a_link_is_part_of_the_answer",
        "faults/test_attached.py::test_the_address_that_a_formula_states_is_part_of_the_answer",
        "faults/test_attached.py::test_an_address_that_a_formula_works_out_is_told",
        "faults/test_attached.py::test_a_link_in_a_typed_cell_changes_no_value_and_is_told",
        "faults/test_attached.py::test_repair_and_merge_keep_links", "model/test_links.py::test_a_text_that_says_its_address_stays_as_it_is"]),
    65: ("what is struck through is never printed as live", ["faults/test_shown.py::test_struck_words_are_never_printed",
        "faults/test_shown.py::test_a_cell_struck_through_is_blank", "faults/test_shown.py::test_a_marked_up_copy_keeps_the_line",
        "faults/test_shown.py::test_merge_does_not_bring_struck_words_back",
        "workbook/read/test_cell_styles.py::test_struck_runs_do_not_count",
        "workbook/read/test_cell_styles.py::test_a_struck_cell_does_not_count"]),
    66: ("what lies over a blank answer is named beside it, with its words",
        ["faults/test_attached.py::test_what_lies_over_a_blank_answer_is_named_beside_it",
        "faults/test_attached.py::test_words_that_cover_no_blank_are_said_once",
        "faults/test_attached.py::test_our_own_notes_are_no_notes_of_anybodys",
        "faults/test_attached.py::test_a_part_that_cannot_be_read_harms_no_answer", "faults/test_attached.py::test_a_hostile_drawing_costs_little"]),
    67: ("repair and merge name everything that they do not carry",
        ["faults/test_attached.py::test_repair_and_merge_name_everything_that_they_do_not_carry",
        "faults/test_attached.py::test_a_chart_on_a_tab_of_its_own_is_named", "faults/test_attached.py::test_objects_by_the_thousand_are_counted",
        "faults/test_attached.py::test_a_marked_up_copy_keeps_what_lies_on_the_tabs"]),
    68: ("answers beside another question's text are never used", ["faults/test_structure.py::test_answers_beside_another_question_are_never_printed",
        "checks/test_check_row_texts.py::test_rows_sorted_without_their_refs_are_an_error",
        "checks/test_check_row_texts.py::test_the_error_names_texts_and_whose_they_are",
        "checks/test_check_row_texts.py::test_refs_sorted_alone_are_an_error",
        "checks/test_check_row_texts.py::test_refs_shifted_by_one_are_an_error_for_every_row",
        "checks/test_check_row_texts.py::test_refs_of_numbered_rows_sorted_alone_are_a_warning",
        "checks/test_check_row_texts.py::test_numbered_rows_sorted_with_their_refs_are_fine",
        "workbook/repair/test_repair.py::TestLeftovers::test_text_moved_to_another_row"]),
    69: ("each row is read by the nearest header row above it",
        ["workbook/read/test_sheet_tables.py::test_a_second_header_row_with_another_order_counts_for_the_rows_below_it",
        "workbook/read/test_sheet_tables.py::test_a_table_pasted_to_another_tab_is_read_there",
        "checks/test_check_structure.py::test_a_table_pasted_over_another_leaves_that_ones_rows_missing",
        "workbook/repair/test_repair.py::TestLeftovers::test_a_table_on_another_tab"]),
    70: ("text beside answers in a column without a header is named", ["checks/test_check_row_texts.py::test_text_in_a_column_without_a_header_is_a_warning",
        "workbook/repair/test_repair.py::TestLeftovers::test_what_stands_beside_the_answers"]),
    71: ("a text costs little whatever it is asked to do", ["faults/test_costs.py::test_check_ends_in_good_time",
        "faults/test_costs.py::test_every_command_keeps_the_limits", "faults/test_costs.py::test_a_file_that_asks_for_too_much_says_what"]),
    72: ("every document ends, whatever the length of its fields", ["faults/test_long_fields.py::test_one_long_field_is_printed_whole",
        "faults/test_long_fields.py::test_every_field_at_once", "faults/test_long_fields.py::test_every_field_at_once_of_any_length",
        "faults/test_long_fields.py::test_each_field_by_itself",
        "checks/test_check_cells.py::test_text_too_long_for_its_place_is_used_with_a_warning"]),
    73: ("a missing or empty part that is not needed changes no answer",
        ["faults/test_damage.py::test_a_missing_part_that_is_not_needed_changes_no_answer",
        "faults/test_damage.py::test_a_workbook_without_such_a_part_is_repaired_and_marked",
        "faults/test_damage.py::test_a_tab_without_its_part_is_named_as_lost"]),
    74: ("a file that a label encrypts is told apart from one with a password",
        ["faults/test_unusable.py::test_an_unusable_file_is_named_with_what_to_do",
        "faults/test_attached.py::test_a_document_that_is_kept_shut_is_told_as_such"]),
    75: ("what Word keeps beside the text of a template is filled right, or named", [
        "cli/test_verify.py::TestDocumentChanged::test_saved_as_strict_open_xml", "cli/test_why.py::TestADocument::test_saved_as_strict_open_xml",
        "documents/template/test_templates_current.py::test_a_template_saved_as_strict_makes_the_same_document",
        "documents/template/test_bound_controls.py::test_a_cover_page_is_filled_store_and_control_alike",
        "documents/template/test_bound_controls.py::test_a_tag_in_the_control_alone",
        "documents/template/test_contents_list.py::test_a_list_that_word_made_has_this_years_titles",
        "documents/template/test_link_addresses.py::test_a_tag_in_an_address_is_filled",
        "documents/template/test_link_addresses.py::test_an_address_that_a_tag_would_decide_is_refused",
        "documents/template/test_review_marks.py::test_comments_do_not_go_out",
        "documents/template/test_review_marks.py::test_tracked_changes_are_accepted",
        "documents/template/test_places.py::test_a_list_that_goes_on_through_the_turns_of_a_loop_is_told",
        "documents/template/test_places.py::test_smart_art_is_named"]),
    76: ("no template takes more than 20 seconds and 500 MB", [
        "documents/template/test_hostile_templates.py::test_a_template_stays_within_the_limits",
        "documents/template/test_hostile_templates.py::test_the_message_says_what_was_too_much",
        "documents/template/test_hostile_templates.py::test_usual_calls_are_not_limited",
        "documents/template/test_hostile_templates.py::test_a_part_named_twice_is_refused",
        "documents/template/test_hostile_templates.py::test_paragraphs_nested_without_end_are_refused",
        "documents/template/test_attacks.py::test_a_template_without_end_is_stopped"]),
    77: ("rosters are read as they were meant, or named with the row", [f"workbook/write/test_roster.py::{name}" for name in (
        "test_every_separator_and_unicode", "test_letters_of_another_code_are_asked_about", "test_a_doubled_column_is_an_error",
        "test_a_lost_zero_is_mended_with_a_note", "test_a_workbook_is_read", "test_quoted_line_ends_and_blank_lines",
        "test_text_beyond_the_columns_is_named", "test_what_is_no_table_is_named_for_what_it_is")]),
    78: ("a marked-up copy drops a signature and says so", ["faults/test_attached.py::test_a_marked_up_copy_of_a_signed_workbook_has_no_signature",
        "faults/test_attached.py::test_repair_says_that_the_new_workbook_is_not_signed"]),
    79: ("what has no height or width is hidden, parts named with backslashes are read, and names in two Unicode forms are one",
        ["faults/test_attached.py::test_what_has_no_height_or_width_is_hidden",
        "faults/test_attached.py::test_parts_named_with_backslashes_are_read",
        "faults/test_attached.py::test_a_document_named_with_backslashes_is_read",
        "storage/test_unicode_names.py::test_a_file_that_is_named_twice_is_read_once",
        "storage/test_unicode_names.py::test_names_are_shown_in_one_form_and_told_apart",
        "storage/test_unicode_names.py::test_no_output_takes_a_name_that_is_there",
        "storage/test_unicode_names.py::test_every_command_knows_the_other_form",
        "storage/test_unicode_names.py::test_a_document_knows_its_workbooks_in_either_form"]),
    80: ("two partnerships of one trust are two agreements",
        ["cli/test_parts.py::TestSeveralPartnerships::test_two_schools_are_two_agreements",
        "cli/test_parts.py::TestSeveralPartnerships::test_one_school_in_two_typings_counts_once",
        "cli/test_parts.py::TestSeveralPartnerships::test_partnerships_that_contradict_each_other"]),
    81: ("trusts, rounds and frameworks are never mixed in one review",
        ["review/test_combine.py::test_what_does_not_belong_together_is_refused",
        "review/test_combine.py::test_many_workbooks_give_a_review_for_each_trust_and_round"]),
    82: ("a placeholder as reason or evidence is a warning", ["model/test_parsing.py::test_placeholders",
        "checks/test_check_review.py::test_a_placeholder_is_no_reason_and_no_evidence",
        "checks/test_check_plan.py::test_a_placeholder_is_no_reason_for_no_action"]),
    83: ("dates past in a closed round are no problem", ["faults/test_together.py::test_dates_past_in_a_closed_round_are_no_problem"]),
    84: ("what a killed run left behind is cleared by the next", ["storage/test_killed.py::TestLeftBehind::test_what_a_killed_run_left_is_cleared_by_the_next",
        "storage/test_killed.py::TestLeftBehind::test_a_run_under_way_keeps_its_own",
        "storage/test_killed.py::TestLeftBehind::test_nobody_elses_file_is_cleared"]),
    85: ("what an agreement cannot be signed without is named before anybody signs", [f"checks/test_check_signing.py::{name}" for name in (
        "test_each_kind_of_party_is_asked_what_it_needs", "test_schedules_leave_nothing_open",
        "test_governors_of_an_academy_agree_nothing_in_their_own_name", "test_a_trust_has_one_number")]),
    86: ("an agreement's answers that do not fit each other are warnings", [f"checks/test_check_signing.py::{name}" for name in (
        "test_answers_that_the_agreement_leaves_out", "test_the_charge_as_the_only_limit", "test_insurance_covers_the_limits",
        "test_a_deed_where_there_is_a_charge", "test_free_support_without_a_deed")]),
    87: ("no copy of an agreement is made to be signed in which anything is open", [
        *(f"documents/contexts/test_sla_signatures.py::{name}" for name in (
            "test_each_point_that_is_open_is_named_with_its_place", "test_a_text_that_settles_nothing_is_quoted",
            "test_a_row_of_the_workbook_in_a_text_is_named", "test_a_template_that_leaves_a_ref_or_a_gap_is_refused")),
        "cli/test_for_signature.py::test_a_workbook_from_before_is_told_what_it_never_asked"]),
    88: ("a meeting waits for no answer, only for the trust and the round", [f"cli/test_prepare_meeting.py::{name}" for name in (
        "test_a_workbook_of_no_trust_or_round_is_refused_and_the_others_go_on", "test_a_folder_without_any_view",
        "test_an_unclear_rating_is_told_and_hinders_nothing", "test_copies_are_told_first")]),
    89: ("what a meeting settled is never replaced, and a second workbook for it is made only when asked for", [
        *(f"cli/test_prepare_meeting.py::{name}" for name in (
            "test_nothing_is_replaced", "test_an_agreed_workbook_is_there_already", "test_two_agreed_workbooks_are_named",
            "test_the_folder_with_the_workbooks_may_be_the_folder_for_the_meeting")),
        "meeting/test_prepare.py::test_a_blank_agreed_workbook_hinders_nothing"]),
    90: ("no part of an anonymous meeting's files names who filled in a workbook", [
        "meeting/test_anonymity.py::test_no_name_is_left_anywhere_in_the_review",
        "meeting/test_anonymity.py::test_forms_of_a_name",
        "meeting/test_anonymity.py::test_a_surname_alone_is_told_with_its_place",
        "meeting/test_prepare.py::test_no_part_of_an_anonymous_meetings_files_holds_a_name",
        "cli/test_prepare_meeting.py::test_names_are_left_out_of_every_part"]),
    91: ("what a meeting settled waits for no group's answer, which is named all the same", [
        f"faults/test_settled.py::{name}" for name in (
            "test_what_is_settled_holds_up_nothing", "test_what_is_not_settled_waits_as_before",
            "test_whose_view_it_is_nobody_else_says", "test_one_sentence_for_what_waits_and_one_for_what_does_not",
            "test_a_tab_that_is_gone_is_not_needed_once_all_is_settled",
            "test_a_partnership_is_with_the_trust_that_its_own_workbook_names")]),
    92: ("check of a meeting that is still to come says how much there is to settle, and ends well", [
        "faults/test_settled.py::test_a_meeting_that_is_still_to_come_is_told_in_one_sentence",
        "checks/test_check_meeting.py::test_before_the_meeting_nothing_is_asked_of_it"]),
}  # fmt: skip


@cache
def names_in(path: Path) -> set[str]:
    """Return the names of a file's tests: ``test`` and ``Class::test``."""
    found = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef):
            found.add(node.name)
        elif isinstance(node, ast.ClassDef):
            found |= {f"{node.name}::{inner.name}" for inner in node.body if isinstance(inner, ast.FunctionDef)}
    return found


def test_every_row_is_there() -> None:
    """The rows are 1 to 92, each with a description of its own."""
    assert list(ROWS) == [*range(1, 93)]
    assert len({what for what, _ in ROWS.values()}) == len(ROWS)


def test_the_test_files_are_found() -> None:
    """The files named are there and hold tests, so that the test below compares with something."""
    files = {name.partition("::")[0] for _, proofs in ROWS.values() for name in proofs}
    assert len(files) > 15
    for file in files:
        assert (TESTS / file).is_file(), file
        assert len(names_in(TESTS / file)) >= 2, file


def test_a_row_is_proved_by_tests_that_exist() -> None:
    """Each row names at least one test, each of them once, and each is there."""
    for row, (_, proofs) in ROWS.items():
        assert proofs, row
        assert len(set(proofs)) == len(proofs), row
        for proof in proofs:
            file, _, name = proof.partition("::")
            assert name.rpartition("::")[2].startswith("test_"), (row, proof)
            assert name in names_in(TESTS / file), (row, proof)


@pytest.mark.parametrize("row", [n for n in ROWS if any("test_unusable" in proof for proof in ROWS[n][1])])
def test_a_row_proved_by_a_table_has_its_line_there(row: int) -> None:
    """Where one test proves many rows from a table, the row stands in the table."""
    from tests.faults.test_unusable import UNUSABLE

    _, proofs = ROWS[row]
    if any(proof.endswith("test_an_unusable_file_is_named_with_what_to_do") for proof in proofs):
        assert any(line.split()[0] == str(row) for line in UNUSABLE), row


@pytest.mark.parametrize("row", [21, 22, 24, 25, 26, 27])
def test_a_row_about_losses_has_its_line_there(row: int) -> None:
    """The table of what can be lost from a workbook holds each row that it proves."""
    from tests.faults.test_structure import LOST

    assert any(line.split()[0] == str(row) for line in LOST)
