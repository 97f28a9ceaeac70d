### Every code list with what its codes mean: 'ntc codes'.

codes-nowhere = nothing is found
codes-nowhere-why = no code, meaning or other spelling has '{ $word }'
codes-nowhere-advice = try a shorter word; 'ntc codes' names the lists, and each takes "other: what it is" where it has that code
codes-column-list = LIST
codes-column-code = CODE
codes-column-meaning = MEANING
codes-column-also = ALSO WRITTEN
codes-column-codes = CODES
codes-column-begins = BEGINS WITH
codes-column-field = FIELD
codes-column-class = CLASS
codes-lists = Lists of { $list }:
codes-source = Source: { $source }.
