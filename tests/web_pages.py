"""Pages as sites of law and offices serve them, around documents written for the tests."""

import unicodedata

TONES = "\u0300\u0301\u0303\u0309\u0323"

HEAD = """
<table border="0" cellpadding="0"><tr>
<td><p align="center"><b>ỦY BAN NHÂN DÂN<br>TỈNH HÀ NAM<br>-------</b></p></td>
<td><p align="center"><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc
<br>---------------</b></p></td></tr>
<tr><td><p>Số: 45/KH-UBND</p></td><td><p><i>Hà Nam, ngày 12 tháng 3 năm 2024</i></p></td>
</tr></table>
"""
BODY = """
<p align="center"><b>KẾ HOẠCH</b></p>
<p align="center"><b>Thực hiện công tác phòng, chống ma túy năm 2024</b></p>
<p>Căn cứ <a href="/vb/1">Luật Phòng, chống ma túy</a> ngày 30/3/2021; thực hiện Quyết định số
<a href="/vb/2">1452/QĐ-TTg</a> ngày 31/8/2021 của Thủ tướng Chính phủ, Ủy ban nhân dân tỉnh ban
hành Kế hoạch như sau:</p>
<p><b>I. MỤC TIÊU</b></p>
<p>Giảm ít nhất 5% số người nghiện so với năm 2023.</p>
<p><b>II. NHIỆM VỤ</b></p>
<p>1. Đẩy mạnh tuyên truyền pháp luật về phòng, chống ma túy trong trường học (Sở Giáo dục và Đào
tạo chủ trì).</p>
<p>2. Mở các đợt cao điểm tấn công tội phạm về ma túy (Công an tỉnh thực hiện).</p>
<p><b>III. TỔ CHỨC THỰC HIỆN</b></p>
<p>Các sở, ban, ngành báo cáo kết quả trước ngày 15/12/2024./.</p>
"""
SIGNATURE = """
<table><tbody><tr><td><p><b><i>Nơi nhận:</i></b><br>- Bộ Công an;<br>- Lưu: VT, NC.</p></td>
<td><p align="center"><b>TM. ỦY BAN NHÂN DÂN<br>KT. CHỦ TỊCH<br>PHÓ CHỦ TỊCH<br><br><br>
Nguyễn Đức Vượng</b></p></td></tr></tbody></table>
"""
PLAN = HEAD + BODY + SIGNATURE
MENU = "".join(f'<li><a href="/{n}">Chuyên mục số {n} của trang</a></li>' for n in range(12))
NEWS = "".join(
    f'<li><a href="/t{n}">Quyết định số {n}/QĐ-UBND về việc giao nhiệm vụ cho các sở năm 2024'
    f"</a> <span>(0{n}/01/2024)</span></li>"
    for n in range(1, 9)
)

VBPL_OLD = f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"><html><head>
<title>VBPL</title><script>var a = "<p>CỘNG HÒA XÃ HỘI</p>";</script></head><body>
<form id="aspnetForm"><div id="header"><ul>{MENU}</ul></div><div class="box-container">
<div class="left"><div class="vbInfo"><ul><li class="red"><span>Hiệu lực:</span> Hết hiệu lực một
phần</li><li class="green"><span>Ngày có hiệu lực:</span> 12/03/2024</li></ul></div>
<div class="fulltext"><div id="toanvancontent" class="toanvancontent">{PLAN}</div></div>
<div class="vbLuocDo"><div class="title">Văn bản căn cứ [2]</div>
<ul class="listVB"><li><p class="title"><a href="#">Luật Phòng, chống ma túy 2021</a></p>
<p>Ban hành ngày: 30/03/2021</p></li><li><p class="title"><a href="#">Quyết định 1452/QĐ-TTg phê
duyệt Chương trình</a></p></li></ul><div class="title">Văn bản bị thay thế</div>
<ul class="listVB"><li><a href="#">Kế hoạch số 12/KH-UBND</a></li></ul>
<div class="title">Văn bản hướng dẫn</div><p>Không có văn bản.</p></div></div>
<div class="right"><h3>Văn bản mới</h3><ul>{NEWS}</ul></div></div>
<div class="footer"><p>CỔNG THÔNG TIN ĐIỆN TỬ BỘ TƯ PHÁP</p><p>Địa chỉ: 60 Trần Phú, Ba Đình</p>
</div></form></body></html>"""

LIBRARY = f"""<html><head><meta charset="utf-8"></head><body>
<div id="top-menu"><ul>{MENU}</ul></div>
<div class="breadcrumb"><a href="/">Trang chủ</a> › <a href="/a">Văn bản</a></div>
<h1>Kế hoạch 45/KH-UBND năm 2024 phòng, chống ma túy</h1>
<div id="ctl00_divThuocTinh"><table><tr><td>Số hiệu:</td><td>45/KH-UBND</td><td>Tình trạng:</td>
<td>Còn hiệu lực</td></tr><tr><td>Ngày hiệu lực:</td><td>15/03/2024</td>
<td>Ngày hết hiệu lực:</td><td>31/12/2024</td></tr></table></div>
<div class="contentDoc"><div class="content1"><div class="docVn">{PLAN}</div></div></div>
<div id="cmt"><h3>Bình luận</h3><p>Tôi thấy văn bản này rất hay, nhưng không rõ khi nào thì các xã
được hướng dẫn thực hiện, mong cơ quan có thẩm quyền trả lời giúp, xin cảm ơn.</p></div>
<div class="lien-quan"><h3>Văn bản liên quan</h3><ul>{NEWS}</ul></div>
<div id="footer"><p>Công ty A, giấy phép số 12/GP-TTĐT</p></div></body></html>"""

PORTAL = f"""<html><body><table width="1000"><tr><td colspan="2"><img src="b.png" alt="banner">
<div class="navbar"><ul>{MENU}</ul></div></td></tr><tr><td width="200"><ul>{MENU}</ul></td>
<td><p>Thứ ba, 12/03/2024 | 08:30</p><h2>Kế hoạch phòng, chống ma túy</h2>{PLAN}
<p>Lượt xem: 1205</p><p>Các tin khác</p><ul>{NEWS}</ul></td></tr>
<tr><td colspan="2">Bản quyền thuộc về tỉnh Hà Nam</td></tr></table></body></html>"""

TABLE = """<html><body><div>
<p><b>PHỤ LỤC</b></p><p><b>DANH MỤC NHIỆM VỤ</b></p>
<table border="1"><thead>
<tr><th rowspan="2">TT</th><th rowspan="2">Nhiệm vụ</th><th colspan="2">Cơ quan thực hiện</th>
<th rowspan="2">Thời gian</th></tr><tr><th>Chủ trì</th><th>Phối hợp</th></tr></thead><tbody>
<tr><td><b>I</b></td><td colspan="4"><b>Nâng cao nhận thức</b></td></tr>
<tr><td>1</td><td>Xây dựng kế hoạch</td><td rowspan="2">Sở Tư pháp</td>
<td><p>Sở Y tế</p><p>Công an tỉnh</p></td><td>Quý II</td></tr>
<tr><td>2</td><td>Tổ chức hội nghị</td><td>Sở Nội vụ | Sở Tài chính</td><td>Tháng 6/2024</td></tr>
<tr><td>3</td><td>Báo cáo kết quả</td><td colspan="2">Các sở, ban, ngành</td><td>Hằng năm</td></tr>
</tbody></table></div></body></html>"""

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta http-equiv=Content-Type content="text/html; charset=windows-1258">
<style><!-- p.MsoNormal {mso-style-parent:"";} --></style>
<!--[if gte mso 9]><xml><o:Properties><o:Author>Ai đó</o:Author></o:Properties></xml>
<![endif]--></head><body lang=EN-US><div class=Section1>
<p class=MsoNormal align=center style='text-align:center'><b style='mso-bidi-font-weight:normal'>KẾ
HOẠCH<o:p></o:p></b></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><b><span
style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;
</span></span></b><![endif]><b>Sở Y tế:</b> Tổ chức cai nghiện<a style='mso-footnote-id:ftn1'
href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a>.<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span></span>
<![endif]>Trồng 5 m<sup>2</sup> cây xanh.</p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
<del cite="mailto:x"><span>đã xóa</span></del><ins><p>đã thêm</p></ins>
<span style='mso-hide:all'>ẩn</span>
</div><div style='mso-element:footnote-list'><div id=ftn1><p class=MsoFootnoteText><a
href="#_ftnref1" name="_ftn1"><span class=MsoFootnoteReference>[1]</span></a> Theo Quyết định số
5/QĐ-BYT.</p></div></div></body></html>"""


def in_1258(text: str) -> bytes:
    """As Windows writes it: a letter, then its tone."""
    pieces = []
    for letter in unicodedata.normalize("NFC", text):
        try:
            pieces.append(letter.encode("cp1258"))
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            tones = [part for part in parts if part in TONES]
            base = unicodedata.normalize("NFC", "".join(p for p in parts if p not in tones))
            pieces.append("".join([base, *tones]).encode("cp1258"))
    return b"".join(pieces)
